package org.mortise.form.control;

/** A Chinese telephone or fax line, {@code 021-58888888-801}; mobile numbers are refused. */
public final class LandlineControl implements CheckedText {

    @Override
    public String type() {
        return "landline";
    }

    @Override
    public Coerced read(String text) {
        var line = PhoneControl.landline(text);
        return line == null ? Coerced.refused("not_a_landline") : Coerced.of(line);
    }
}
