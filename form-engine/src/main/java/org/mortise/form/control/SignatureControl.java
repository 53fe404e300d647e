package org.mortise.form.control;

import java.util.List;
import org.mortise.core.metadata.FieldTraits;

/** A signature drawn by hand: the picture with who signed and when, given once and for all. */
public final class SignatureControl implements FilesControl {

    @Override
    public String type() {
        return "signature";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.ofSigned();
    }

    @Override
    public boolean isByHand() {
        return true;
    }

    @Override
    public FileSettings settings(FieldProps props) {
        return new FileSettings(1, 1, List.of("image/png"), true, PictureRules.SIGNATURE);
    }

    @Override
    public boolean isFinal() {
        return true;
    }
}
