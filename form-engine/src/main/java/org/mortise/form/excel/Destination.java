package org.mortise.form.excel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * A form that exists, into which rows are to come. The form decides what a field holds; the user only says which column goes where.
 *
 * @param access of the person who imports
 */
record Destination(PreparedForm form, FormAccess access) {

    /** What a cell can hold. Rows of rows and files cannot be written into a cell. */
    private static final Set<ValueType> FITS_A_CELL = EnumSet.of(
            ValueType.TEXT,
            ValueType.LONG_TEXT,
            ValueType.NUMBER,
            ValueType.BOOLEAN,
            ValueType.DATE,
            ValueType.DATETIME,
            ValueType.OPTION,
            ValueType.OPTIONS,
            ValueType.USER,
            ValueType.USERS,
            ValueType.DEPARTMENT,
            ValueType.LINK,
            ValueType.LINKS);

    /** Kinds of field whose cells are read in a way of their own. */
    private static final Set<String> READ_SPECIALLY = Set.of("phone", "email", "percent", "money");

    /** What the guess knows about the cells of a column, whatever field they go to. */
    private static final List<String> ABOUT_CELLS = List.of("unit", "order", "kind");

    /** Fields that a column can go to, in the order of the form. */
    List<PreparedField> fields() {
        return form.fields().stream().filter(this::canBeFilled).toList();
    }

    /** Whether rows without a column for the field are all bad. */
    static boolean isNeeded(PreparedField field) {
        return field.definition().required() && field.initial() == null;
    }

    /** The field of the same name as a header: its title in any language, or its key; a unit in brackets does not count. */
    Optional<PreparedField> like(String header) {
        var wanted = spelling(header);
        return fields().stream()
                .filter(field -> rank(field, wanted) > 0)
                .max(Comparator.comparingInt(field -> rank(field, wanted)));
    }

    /** The plans as the form has them; refused with every column that leads to no field, or to one that has a column already. */
    List<ColumnPlan> settle(List<ColumnPlan> sent) {
        var problems = new ArrayList<Problem>();
        var plans = new ArrayList<ColumnPlan>();
        var taken = new HashSet<String>();
        for (var index = 0; index < sent.size(); index++) {
            var column = sent.get(index);
            if (column.skip()) {
                plans.add(column);
                continue;
            }
            var at = "/columns/" + index + "/key";
            var field = fields().stream()
                    .filter(known -> known.key().equals(column.key()))
                    .findFirst();
            if (field.isEmpty()) {
                problems.add(Problem.at(at, "unknown_field", Map.of("field", column.key())));
            } else if (!taken.add(column.key())) {
                problems.add(Problem.at(
                        at,
                        "import_field_twice",
                        Map.of("field", field.get().definition().title())));
            } else {
                plans.add(plan(column, field.get()));
            }
        }
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
        return plans;
    }

    private boolean canBeFilled(PreparedField field) {
        return field.isWritable()
                && FITS_A_CELL.contains(field.shape().type())
                && access.right(field.key()) == FieldRight.WRITE;
    }

    private static int rank(PreparedField field, String wanted) {
        var title = field.definition().title();
        if (title.texts().values().stream().anyMatch(text -> spelling(text).equals(wanted))) {
            return 2;
        }
        return spelling(field.key()).equals(wanted) ? 1 : 0;
    }

    private static String spelling(String text) {
        return Normal.optionKey(Normal.header(text)).replaceFirst("[(\\[][^()\\[\\]]*[)\\]]$", "");
    }

    /** Whether a value is missing is for the form to say, after its defaults. */
    private static ColumnPlan plan(ColumnPlan column, PreparedField field) {
        var shape = field.shape();
        var props = Json.object();
        ABOUT_CELLS.stream()
                .filter(column.props()::has)
                .forEach(key -> props.set(key, column.props().path(key)));
        props.put("scale", shape.scale());
        var options = props.putArray("options");
        for (var option : shape.options()) {
            for (var label : option.label().texts().values()) {
                options.addObject().put("key", option.key()).put("label", label);
            }
        }
        return new ColumnPlan(
                column.index(), column.header(), shape.key(), column.title(), type(shape), props, false, false);
    }

    private static String type(FieldShape shape) {
        if (READ_SPECIALLY.contains(shape.control())) {
            return shape.control();
        }
        return switch (shape.type()) {
            case NUMBER -> "number";
            case BOOLEAN -> "switch";
            case DATE -> "date";
            case DATETIME -> "datetime";
            case OPTION -> "select";
            case OPTIONS -> "multiselect";
            case USER -> "user";
            case USERS -> "users";
            case DEPARTMENT -> "department";
            case LINK -> "link";
            case LINKS -> "links";
            default -> "text";
        };
    }
}
