package org.mortise.core.kernel;

class CoreKnows {
    org.mortise.flow.FlowThing thing;
}
