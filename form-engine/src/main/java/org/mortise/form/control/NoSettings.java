package org.mortise.form.control;

/** For controls that are the same everywhere. */
public record NoSettings() {

    static final NoSettings NONE = new NoSettings();
}
