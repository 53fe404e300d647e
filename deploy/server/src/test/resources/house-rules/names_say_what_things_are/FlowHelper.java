package org.mortise.flow;

class FlowHelper {}
