package org.mortise.flow;

class FlowPeeks {
    org.mortise.form.FormSecret secret;
}
