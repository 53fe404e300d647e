package org.mortise.form.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Mask;

/** Unified social credit code of a Chinese organisation (GB 32100-2015): eighteen characters, the last a check character. */
public final class CreditcodeControl implements CheckedText {

    /** The thirty-one characters of the code: I, O, S, V and Z are not among them. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Pattern SHAPE = Pattern.compile("[1-9A-HJ-NPQRTUWXY][1-9]\\d{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    @Override
    public String type() {
        return "creditcode";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.showing(Mask.PAPER);
    }

    @Override
    public boolean isCode() {
        return true;
    }

    @Override
    public Coerced read(String text) {
        var code = text.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(code).matches()) {
            return Coerced.refused("not_a_creditcode");
        }
        var sum = 0;
        for (var index = 0; index < WEIGHTS.length; index++) {
            sum += ALPHABET.indexOf(code.charAt(index)) * WEIGHTS[index];
        }
        var size = ALPHABET.length();
        var check = ALPHABET.charAt((size - sum % size) % size);
        return check == code.charAt(WEIGHTS.length) ? Coerced.of(code) : Coerced.refused("creditcode_check_digit");
    }

    @Override
    public ObjectNode valueSchema(NoSettings settings) {
        return ValueSchema.matching("[1-9A-HJ-NPQRTUWXY][1-9][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");
    }
}
