package org.mortise.flow;

class Thing {
    @jakarta.inject.Inject
    java.time.Clock clock;
}
