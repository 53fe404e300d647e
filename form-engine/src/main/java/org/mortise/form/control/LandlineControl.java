package org.mortise.form.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mortise.core.kernel.PhoneNumber;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Mask;

/** A Chinese telephone or fax line, {@code 021-58888888-801}; mobile numbers are refused. */
public final class LandlineControl implements CheckedText {

    @Override
    public String type() {
        return "landline";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.showing(Mask.TELEPHONE);
    }

    @Override
    public Coerced read(String text) {
        return PhoneNumber.landline(text)
                .map(line -> Coerced.of(line.written()))
                .orElseGet(() -> Coerced.refused("not_a_landline"));
    }

    @Override
    public ObjectNode valueSchema(NoSettings settings) {
        return ValueSchema.matching("[0-9]+(-[0-9]+)*");
    }
}
