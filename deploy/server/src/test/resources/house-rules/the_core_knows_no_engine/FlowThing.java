package org.mortise.flow;

public class FlowThing {}
