package org.mortise.core.formula;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a citizen's identity number (GB 11643) says: 18 characters with a check digit, or the 15 digits of before 1999. */
record IdentityCard(LocalDate birthday, boolean isMale) {

    private static final Pattern LONG = Pattern.compile("[1-9][0-9]{16}[0-9Xx]");
    private static final Pattern SHORT = Pattern.compile("[1-9][0-9]{14}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    static @Nullable IdentityCard read(String number) {
        if (SHORT.matcher(number).matches()) {
            return born("19" + number.substring(6, 12), number.charAt(14));
        }
        return LONG.matcher(number).matches() && isChecked(number)
                ? born(number.substring(6, 14), number.charAt(16))
                : null;
    }

    String sex() {
        return isMale ? "男" : "女";
    }

    private static boolean isChecked(String number) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return Character.toUpperCase(number.charAt(17)) == CHECKS.charAt(sum % 11);
    }

    private static @Nullable IdentityCard born(String digits, char order) {
        try {
            var birthday = LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)),
                    Integer.parseInt(digits.substring(6)));
            return birthday.getYear() < 1 ? null : new IdentityCard(birthday, (order - '0') % 2 == 1);
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
