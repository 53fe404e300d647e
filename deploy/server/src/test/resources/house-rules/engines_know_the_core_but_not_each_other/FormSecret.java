package org.mortise.form;

public class FormSecret {}
