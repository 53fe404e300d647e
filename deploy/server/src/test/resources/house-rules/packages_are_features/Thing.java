package org.mortise.flow.util;

class Thing {}
