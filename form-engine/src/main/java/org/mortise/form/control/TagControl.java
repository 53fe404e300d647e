package org.mortise.form.control;

import org.mortise.core.metadata.FieldTraits;

/** Coloured tags; where the form allows it people add their own. */
public final class TagControl implements ChoicesControl {

    @Override
    public String type() {
        return "tag";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.takingWords();
    }
}
