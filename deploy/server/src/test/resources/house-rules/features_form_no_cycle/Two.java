package org.mortise.flow.two;

public class Two {
    public org.mortise.flow.one.One other;
}
