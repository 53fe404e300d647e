package org.mortise.core.store;

public class Late {}
