package org.mortise.flow.forgotten;

class Forgotten {}
