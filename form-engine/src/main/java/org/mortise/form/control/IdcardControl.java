package org.mortise.form.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Mask;

/**
 * Number of a Chinese identity card (GB 11643): eighteen characters with a province, a day of birth and a check digit. The fifteen
 * digits of the first generation are brought into the form of the second.
 */
public final class IdcardControl implements CheckedText {

    private static final Pattern SECOND = Pattern.compile("\\d{17}[\\dX]");
    private static final Pattern FIRST = Pattern.compile("\\d{15}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    @Override
    public String type() {
        return "idcard";
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
        var number = text.replace(" ", "").toUpperCase(Locale.ROOT);
        if (FIRST.matcher(number).matches()) {
            var longer = number.substring(0, 6) + "19" + number.substring(6);
            number = longer + check(longer);
        }
        if (!SECOND.matcher(number).matches()) {
            return Coerced.refused("not_an_idcard");
        }
        if (!PROVINCES.contains(number.substring(0, 2)) || !isDay(number.substring(6, 14))) {
            return Coerced.refused("not_an_idcard");
        }
        return check(number) == number.charAt(17) ? Coerced.of(number) : Coerced.refused("idcard_check_digit");
    }

    private static char check(String number) {
        var sum = 0;
        for (var index = 0; index < WEIGHTS.length; index++) {
            sum += (number.charAt(index) - '0') * WEIGHTS[index];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    private static boolean isDay(String digits) {
        try {
            var year = Integer.parseInt(digits.substring(0, 4));
            LocalDate.of(year, Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6)));
            return year >= 1850 && year <= 2100;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    @Override
    public ObjectNode valueSchema(NoSettings settings) {
        return ValueSchema.matching("[0-9]{17}[0-9X]");
    }
}
