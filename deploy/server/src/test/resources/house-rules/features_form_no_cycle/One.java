package org.mortise.flow.one;

public class One {
    public org.mortise.flow.two.Two other;
}
