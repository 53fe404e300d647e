package org.mortise.form.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.form.control.BoundControl;

/** Turns cells of one column into values of a field: one kind of field, one coercion. */
@FunctionalInterface
interface Coercion {

    /** Fillers such as 暂无 are already gone from typed columns when this is called; the cell is not empty. */
    Coerced coerce(CellValue cell);

    /** Text as typed. */
    record Plain() implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            return cell instanceof CellValue.Broken
                    ? Coerced.warned(null, "import_formula_without_value")
                    : cell instanceof CellValue.Number number && number.lostDigits()
                            ? Coerced.warned(cell.text(), "import_digits_lost")
                            : Coerced.good(cell.text());
        }
    }

    /** Numbers that records bring along: as typed, as long as an index takes them. */
    record Kept() implements Coercion {
        private static final int LONGEST = 100;

        @Override
        public Coerced coerce(CellValue cell) {
            if (cell instanceof CellValue.Number number && number.lostDigits()) {
                return Coerced.bad("import_digits_lost");
            }
            var text = Normal.trim(cell.text());
            return cell instanceof CellValue.Broken
                    ? Coerced.warned(null, "import_formula_without_value")
                    : text.length() > LONGEST ? Coerced.bad("import_number_too_long") : Coerced.good(text);
        }
    }

    /** Web addresses: where the cell leads to, whatever it shows. */
    record Address(Coercion inner) implements Coercion {
        private static final Pattern SPOKEN = Pattern.compile("(?i)(https?|mailto):.+");

        @Override
        public Coerced coerce(CellValue cell) {
            return cell instanceof CellValue.Text text
                            && text.target() != null
                            && SPOKEN.matcher(text.target()).matches()
                    ? inner.coerce(new CellValue.Text(text.target()))
                    : inner.coerce(cell);
        }
    }

    /** Cells that the control of the field reads by itself. */
    record ByControl(BoundControl<?> control, ZoneId zone) implements Coercion {
        private static final Set<String> CODES = Set.of("idcard", "barcode", "creditcode");

        @Override
        public Coerced coerce(CellValue cell) {
            if (cell instanceof CellValue.Broken) {
                return Coerced.warned(null, "import_formula_without_value");
            }
            if (cell instanceof CellValue.Number number
                    && number.lostDigits()
                    && CODES.contains(control.control().type())) {
                return Coerced.bad("import_digits_lost");
            }
            return read(cell.text());
        }

        Coerced read(String text) {
            var read = control.cell(text, new org.mortise.form.control.Coercion(zone));
            if (!read.problems().isEmpty()) {
                return Coerced.bad(read.problems().get(0).code());
            }
            return read.value().isNull() ? Coerced.EMPTY : Coerced.good(read.value());
        }
    }

    /** Numbers that are no shares: 15 % is 15, which is told. */
    record Percentless(Amount amount) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            var text = Normal.withoutSpace(Normal.fold(cell.text()));
            if (!(cell instanceof CellValue.Text) || !text.endsWith("%")) {
                return amount.coerce(cell);
            }
            var read = amount.coerce(new CellValue.Text(text.substring(0, text.length() - 1)));
            return read.problem() == null ? Coerced.warned(read.value(), "import_percent_dropped") : read;
        }
    }

    /** Whole numbers: nobody says what half a piece is. */
    record Whole(Amount amount) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            var exact = new Amount(amount.unit(), amount.min(), Amount.EXACT).coerce(cell);
            return exact.value() instanceof String text
                            && new BigDecimal(text).stripTrailingZeros().scale() > 0
                    ? Coerced.bad("import_fraction")
                    : amount.coerce(cell);
        }
    }

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

    /**
     * Amounts and numbers.
     *
     * @param unit unit of the header: 元, 万元 …
     * @param min smallest allowed value; null for none
     * @param scale digits after the point that the field keeps
     */
    record Amount(String unit, @Nullable BigDecimal min, int scale) implements Coercion {
        static final int EXACT = 12;

        @Override
        public Coerced coerce(CellValue cell) {
            if (cell instanceof CellValue.Broken) {
                return Coerced.warned(null, "import_formula_without_value");
            }
            var quantity = cell instanceof CellValue.Number number
                    ? new Quantity(number.value(), false)
                    : Quantity.parse(cell.text(), unit).orElse(null);
            if (quantity == null) {
                return Coerced.bad("import_not_a_number");
            }
            if (min != null && quantity.value().compareTo(min) < 0) {
                return Coerced.bad(min.signum() == 0 ? "import_negative" : "import_below_minimum");
            }
            var value = quantity.value().setScale(scale, RoundingMode.HALF_UP).toPlainString();
            return quantity.unitInCell() ? Coerced.warned(value, "import_unit_in_cell") : Coerced.good(value);
        }
    }

    /** Shares: 30 % is 0.3, and so is a plain 30 in a percent column. */
    record Percent(int scale) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            if (cell instanceof CellValue.Broken) {
                return Coerced.warned(null, "import_formula_without_value");
            }
            var text = Normal.withoutSpace(Normal.fold(cell.text()));
            if (text.equals("免税")) {
                return Coerced.good("0");
            }
            var signed = text.endsWith("%");
            var parsed = cell instanceof CellValue.Number number
                    ? new Quantity(number.value(), false)
                    : Quantity.parse(signed ? text.substring(0, text.length() - 1) : text, "元")
                            .orElse(null);
            if (parsed == null) {
                return Coerced.bad("import_not_a_number");
            }
            var formatted = cell instanceof CellValue.Number number && number.percent();
            var points = signed || (!formatted && parsed.value().compareTo(BigDecimal.ONE) > 0);
            var share = points ? parsed.value().movePointLeft(2) : parsed.value();
            if (share.abs().compareTo(BigDecimal.ONE) > 0) {
                return Coerced.bad("import_rate_out_of_range");
            }
            var value = share.setScale(Math.max(scale, 2), RoundingMode.HALF_UP).toPlainString();
            return points && !signed ? Coerced.warned(value, "import_rate_scale") : Coerced.good(value);
        }
    }

    /** Days; a day without its year stays empty, because nobody may guess the year. */
    record Day(Moment.Order order) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            var found = moment(cell, order);
            return found.moment() == null
                    ? found.refusal()
                    : Coerced.good(found.moment().date().toString());
        }
    }

    /** Instants: local wall time of the organisation becomes UTC. */
    record Instant(Moment.Order order, ZoneId zone) implements Coercion {
        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

        @Override
        public Coerced coerce(CellValue cell) {
            var found = moment(cell, order);
            if (found.moment() == null) {
                return found.refusal();
            }
            var local = found.moment().start();
            var utc = LocalDateTime.ofInstant(local.atZone(zone).toInstant(), ZoneOffset.UTC);
            return Coerced.good(FORMAT.format(utc));
        }
    }

    /** What a date cell holds, or why it holds none. */
    record FoundMoment(@Nullable Moment moment, Coerced refusal) {}

    private static FoundMoment moment(CellValue cell, Moment.Order order) {
        if (cell instanceof CellValue.Broken) {
            return new FoundMoment(null, Coerced.warned(null, "import_formula_without_value"));
        }
        if (cell instanceof CellValue.Number number) {
            var moment = number.moment() != null
                    ? number.moment()
                    : Moment.ofPlainNumber(number.value()).orElse(null);
            return new FoundMoment(moment, Coerced.bad("import_date_invalid"));
        }
        var text = cell.text();
        if (Moment.lacksYear(text)) {
            return new FoundMoment(null, Coerced.warned(null, "import_year_missing"));
        }
        var parsed = Moment.parse(text, order);
        if (parsed.isEmpty() && Normal.fold(text).matches("\\d+(\\.\\d+)?")) {
            parsed = Moment.ofPlainNumber(new BigDecimal(Normal.fold(text)));
        }
        return new FoundMoment(parsed.orElse(null), Coerced.bad("import_date_invalid"));
    }

    /** Yes and no in the many ways people tick boxes. */
    record YesNo() implements Coercion {
        static final Set<String> YES =
                Set.of("是", "Y", "YES", "√", "✔", "✓", "☑", "对", "T", "TRUE", "1", "已成交", "成交", "有");
        private static final int LONGEST = 20;
        static final Set<String> NO = Set.of("否", "N", "NO", "F", "×", "✘", "✗", "X", "☐", "FALSE", "0", "未成交");

        static @Nullable Boolean read(String text) {
            if (text.length() > LONGEST) {
                return null;
            }
            var plain = Normal.fold(text).toUpperCase(Locale.ROOT);
            return YES.contains(plain) ? Boolean.TRUE : NO.contains(plain) ? Boolean.FALSE : null;
        }

        @Override
        public Coerced coerce(CellValue cell) {
            var value = cell instanceof CellValue.Bool bool ? Boolean.valueOf(bool.value()) : read(cell.text());
            return value == null ? Coerced.bad("import_not_yes_or_no") : Coerced.good(value);
        }
    }

    /** How options are told apart. */
    final class Choice {

        private Choice() {}

        /** Spelling by which options are found: folded, upper-case, without the classifier 级 or 类. */
        static String spelling(String text) {
            var plain = Normal.optionKey(text);
            return plain.length() > 1 && (plain.endsWith("级") || plain.endsWith("类"))
                    ? plain.substring(0, plain.length() - 1)
                    : plain;
        }
    }

    /** Several words in one cell. */
    final class Choices {
        private static final Pattern SEPARATOR = Pattern.compile("[、;；,，|/\\n]");
        private static final Pattern BETWEEN_PATHS = Pattern.compile("[、;；,，|\\n]");

        private Choices() {}

        static List<String> split(String text) {
            return split(text, SEPARATOR);
        }

        /** The same where a slash stands inside a path. */
        static List<String> paths(String text) {
            return split(text, BETWEEN_PATHS);
        }

        private static List<String> split(String text, Pattern separator) {
            var parts = new LinkedHashSet<String>();
            for (var part : separator.split(text)) {
                var trimmed = Normal.trim(part);
                if (!trimmed.isEmpty()) {
                    parts.add(trimmed);
                }
            }
            return List.copyOf(parts);
        }
    }

    /** E-mail addresses in lower case. */
    record Email() implements Coercion {
        private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");

        @Override
        public Coerced coerce(CellValue cell) {
            var address = Normal.fold(cell.text()).toLowerCase(Locale.ROOT).replaceFirst("^mailto:", "");
            return ADDRESS.matcher(address).matches() ? Coerced.good(address) : Coerced.bad("import_email_invalid");
        }
    }

    /** People or linked records by name; an unknown name leaves the field empty and is told. */
    record Reference(Map<String, String> idsByName, String unknown) implements Coercion {
        private static final Pattern LEFT = Pattern.compile("[(（](已)?离职[)）]");

        static String name(String text) {
            return Normal.optionKey(LEFT.matcher(text).replaceAll(""));
        }

        @Override
        public Coerced coerce(CellValue cell) {
            var id = idsByName.get(name(cell.text()));
            return id == null ? Coerced.warned(null, unknown) : Coerced.good(id);
        }
    }
}
