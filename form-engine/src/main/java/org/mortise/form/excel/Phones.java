package org.mortise.form.excel;

import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** Telephone numbers as people write them. */
final class Phones {

    private Phones() {}

    /** Mobile numbers: eleven digits; of two numbers the first counts. */
    record Mobile() implements Coercion {
        private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
        private static final Pattern DECORATION = Pattern.compile("[\\s\\-.()（）·\\u2010-\\u2015]");
        private static final Pattern COUNTRY = Pattern.compile("^(\\+86|0086|86(?=1\\d{10}$))");
        private static final Pattern QUOTED = Pattern.compile("^=\"(.*)\"$");
        private static final int DIGITS = 11;
        private static final Pattern SEVERAL = Pattern.compile("[/、\\n;；,，|]");

        @Override
        public Coerced coerce(CellValue cell) {
            var typed = cell.text();
            if (typed.length() < DIGITS) {
                return Coerced.bad("import_mobile_invalid");
            }
            var text = Normal.fold(typed.startsWith("=") ? QUOTED.matcher(typed).replaceFirst("$1") : typed);
            var parts = SEVERAL.split(text);
            var numbers = new ArrayList<String>();
            for (var part : parts) {
                var digits =
                        COUNTRY.matcher(DECORATION.matcher(part).replaceAll("")).replaceFirst("");
                if (MOBILE.matcher(digits).matches()) {
                    numbers.add(digits);
                }
            }
            if (numbers.isEmpty() || numbers.size() != parts.length) {
                return Coerced.bad("import_mobile_invalid");
            }
            return numbers.size() > 1
                    ? Coerced.warned(numbers.get(0), "import_several_phones")
                    : Coerced.good(numbers.get(0));
        }
    }

    /** Landlines: area code, number and extension joined by hyphens; a lost leading zero is put back. */
    record Landline() implements Coercion {
        private static final Pattern EXTENSION = Pattern.compile("(?:转|EXT\\.?|X|#|\\*)");
        private static final Pattern DECORATION = Pattern.compile("[()\\s.]");
        private static final Pattern COUNTRY = Pattern.compile("^\\+?86-?");
        private static final Pattern WITH_AREA = Pattern.compile("(0(?:10|2\\d|[3-9]\\d{2}))(\\d{7,8})");

        @Override
        public Coerced coerce(CellValue cell) {
            var text = Normal.fold(cell.text()).toUpperCase(Locale.ROOT);
            var bare =
                    DECORATION.matcher(EXTENSION.matcher(text).replaceAll("-")).replaceAll("");
            var plain = COUNTRY.matcher(bare).replaceFirst("");
            if (cell instanceof CellValue.Number && plain.matches("[1-9]\\d{8,10}")) {
                return Coerced.warned(joined("0" + plain), "import_leading_zero_restored");
            }
            return Coerced.good(joined(plain));
        }

        private static String joined(String digits) {
            var matcher = WITH_AREA.matcher(digits);
            return matcher.matches() ? matcher.group(1) + "-" + matcher.group(2) : digits.replaceAll("-{2,}", "-");
        }
    }
}
