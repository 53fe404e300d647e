package org.mortise.form.excel;

import java.time.ZoneId;
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
        @Override
        public Coerced coerce(CellValue cell) {
            if (cell instanceof CellValue.Broken) {
                return Coerced.warned(null, "import_formula_without_value");
            }
            if (cell instanceof CellValue.Number number
                    && number.lostDigits()
                    && control.control().isCode()) {
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

    /** That somebody agreed; who did not has given no answer. */
    record Agreed() implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            var read = new YesNo().coerce(cell);
            return Boolean.FALSE.equals(read.value()) ? Coerced.EMPTY : read;
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
