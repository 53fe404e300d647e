package org.mortise.form.control;

/** Coloured tags; where the form allows it people add their own. */
public final class TagControl implements ChoicesControl {

    @Override
    public String type() {
        return "tag";
    }
}
