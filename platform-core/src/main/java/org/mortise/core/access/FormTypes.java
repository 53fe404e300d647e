package org.mortise.core.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Labels;
import org.mortise.core.formula.Origin;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldAspect;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Nesting;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/**
 * The types of a form's fields for conditions and formulas, over links and into sub-tables; fields that are not visible do not
 * exist.
 */
public final class FormTypes implements FieldTypes {

    private static final int LONGEST_PATH = 5;

    private final FormShape shape;
    private final Function<ObjectKey, Optional<FormTypes>> targets;
    private final Predicate<String> visible;

    FormTypes(FormShape shape, Function<ObjectKey, Optional<FormTypes>> targets, Predicate<String> visible) {
        this.shape = shape;
        this.targets = targets;
        this.visible = visible;
    }

    /** All fields, for those who act with full rights. */
    public static FormTypes unsecured(FormShape shape, Function<ObjectKey, Optional<FormShape>> forms) {
        return new FormTypes(shape, target -> forms.apply(target).map(linked -> unsecured(linked, forms)), key -> true);
    }

    @Override
    public @Nullable FxType typeOf(FieldPath path) {
        var keys = path.keys();
        var key = keys.get(0);
        if (keys.size() > LONGEST_PATH || !visible.test(key)) {
            return null;
        }
        var field = shape.field(key).orElse(null);
        if (field == null) {
            return keys.size() > 1 ? null : systemType(key);
        }
        if (keys.size() == 1) {
            return typeOf(field);
        }
        return switch (field.type()) {
            case LINK -> beyond(field, keys.subList(1, keys.size()));
            case SUBTABLE -> column(field, keys.subList(1, keys.size()));
            default -> aspect(field, keys.subList(1, keys.size()));
        };
    }

    private static @Nullable FxType aspect(FieldShape field, List<String> further) {
        return FieldAspect.of(field, further).map(FieldAspect::type).orElse(null);
    }

    @Override
    public Collection<String> known() {
        var known = new ArrayList<String>();
        for (var field : shape.fields()) {
            if (visible.test(field.key())) {
                known.add(field.key());
                field.fields().stream()
                        .map(column -> field.key() + "." + column.key())
                        .filter(visible)
                        .forEach(known::add);
            }
        }
        Arrays.stream(SystemField.values())
                .map(SystemField::key)
                .filter(visible)
                .forEach(known::add);
        return known;
    }

    @Override
    public @Nullable FieldPath serial() {
        return shape.fields().stream()
                .filter(field -> field.traits().numbered() && visible.test(field.key()))
                .findFirst()
                .map(field -> FieldPath.of(field.key()))
                .orElse(null);
    }

    @Override
    public @Nullable FieldPath currencyOf(FieldPath path) {
        var field = shape.field(path.keys().get(0)).orElse(null);
        if (field == null) {
            return null;
        }
        var further = path.keys().subList(1, path.keys().size());
        if (further.isEmpty()) {
            return field.currency() == null ? null : FieldPath.of(field.currency());
        }
        if (field.type() == ValueType.SUBTABLE) {
            return further.size() > 1 ? null : currencyOf(field, further.get(0));
        }
        var target =
                field.target() == null ? null : targets.apply(field.target()).orElse(null);
        var beyond = target == null ? null : target.currencyOf(new FieldPath(further));
        return beyond == null ? null : behind(field.key(), beyond);
    }

    @Override
    public @Nullable String codeOf(FieldPath path) {
        return standing(path, 0).map(Standing::field).map(FieldShape::code).orElse(null);
    }

    @Override
    public Collection<String> branch(FieldPath path, String option) {
        return standing(path, 0)
                .map(standing -> standing.field().branch(option))
                .orElseGet(() -> List.of(option));
    }

    @Override
    public @Nullable Labels labelsOf(FieldPath path) {
        var standing = standing(path, 0).orElse(null);
        var labels = standing == null ? null : standing.field().labels();
        if (standing == null || labels == null) {
            return null;
        }
        var sources = new HashSet<String>();
        standing.types().sources(standing.field(), sources, 0);
        return new Labels(labels, standing.field().traits().nesting() == Nesting.WAY, sources);
    }

    /** The forms and option sets that say what the choices of a field are, as far as fields are borrowed. */
    private void sources(FieldShape field, Set<String> into, int loans) {
        into.add(shape.form().toString());
        if (field.optionSet() != null) {
            into.add(field.optionSet().toString());
        }
        var borrowed = field.borrowed();
        var lender = borrowed == null || loans == LONGEST_PATH
                ? null
                : targets.apply(borrowed.form()).orElse(null);
        if (borrowed != null && lender != null) {
            lender.standing(FieldPath.of(borrowed.field()), 0)
                    .ifPresent(lent -> lent.types().sources(lent.field(), into, loans + 1));
        }
    }

    @Override
    public @Nullable Origin originOf(FieldPath path) {
        return origin(path, 0);
    }

    private @Nullable Origin origin(FieldPath path, int loans) {
        var standing = standing(path, 0).orElse(null);
        var borrowed = standing == null ? null : standing.field().borrowed();
        if (standing == null || borrowed == null) {
            return standing == null ? null : new Origin(standing.place(), false);
        }
        var source =
                loans == LONGEST_PATH ? null : targets.apply(borrowed.form()).orElse(null);
        var further = source == null ? null : source.origin(FieldPath.of(borrowed.field()), loans + 1);
        return new Origin(further == null ? borrowed.form() + "." + borrowed.field() : further.field(), true);
    }

    /** A field where it belongs. */
    private record Standing(FieldShape field, String place, FormTypes types) {}

    private Optional<Standing> standing(FieldPath path, int hops) {
        var field = shape.field(path.keys().get(0)).orElse(null);
        if (field == null || hops == LONGEST_PATH) {
            return Optional.empty();
        }
        var further = path.keys().subList(1, path.keys().size());
        var place = shape.form() + "." + field.key();
        if (further.isEmpty()) {
            return Optional.of(new Standing(field, place, this));
        }
        if (field.type() != ValueType.SUBTABLE) {
            return beyond(field, further, hops);
        }
        var column = field.field(further.get(0)).orElse(null);
        if (column == null || further.size() > 1) {
            return column == null ? Optional.empty() : beyond(column, further.subList(1, further.size()), hops);
        }
        return Optional.of(new Standing(column, place + "." + column.key(), this));
    }

    private Optional<Standing> beyond(FieldShape link, List<String> further, int hops) {
        return Optional.ofNullable(link.target())
                .flatMap(targets::apply)
                .flatMap(target -> target.standing(new FieldPath(further), hops + 1));
    }

    /** The column beside it, or the field of the record that says it for all rows. */
    private static @Nullable FieldPath currencyOf(FieldShape table, String key) {
        var currency = table.field(key).map(FieldShape::currency).orElse(null);
        if (currency == null) {
            return null;
        }
        return table.field(currency).isPresent() ? behind(table.key(), FieldPath.of(currency)) : FieldPath.of(currency);
    }

    private static FieldPath behind(String key, FieldPath path) {
        var keys = new ArrayList<String>();
        keys.add(key);
        keys.addAll(path.keys());
        return new FieldPath(keys);
    }

    private @Nullable FxType column(FieldShape table, List<String> keys) {
        var column = table.field(keys.get(0)).orElse(null);
        if (column == null || !visible.test(table.key() + "." + column.key())) {
            return null;
        }
        var type = keys.size() == 1 ? typeOf(column) : behind(column, keys.subList(1, keys.size()));
        return type == null ? null : new FxType.ListOf(type);
    }

    private @Nullable FxType behind(FieldShape column, List<String> keys) {
        var aspect = aspect(column, keys);
        return aspect == null && column.type() == ValueType.LINK ? beyond(column, keys) : aspect;
    }

    private @Nullable FxType beyond(FieldShape link, List<String> keys) {
        if (link.target() == null) {
            return null;
        }
        return targets.apply(link.target())
                .map(target -> target.typeOf(new FieldPath(keys)))
                .orElse(null);
    }

    private @Nullable FxType systemType(String key) {
        var system = SystemField.of(key).orElse(null);
        if (system == null) {
            return null;
        }
        return switch (system) {
            case ID -> new FxType.Ref(shape.form().toString());
            case VERSION, FORM_VERSION -> FxType.Scalar.NUMBER;
            case CREATED_AT, UPDATED_AT -> FxType.Scalar.DATETIME;
            case CREATED_BY, UPDATED_BY, OWNER -> FxType.Scalar.USER;
            case DEPARTMENT -> FxType.Scalar.DEPARTMENT;
            case FLOW_STATE -> FxType.Scalar.OPTION;
        };
    }

    private FxType typeOf(FieldShape field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, STRUCTURE -> FxType.Scalar.TEXT;
            case NUMBER -> FxType.Scalar.NUMBER;
            case BOOLEAN -> FxType.Scalar.BOOL;
            case DATE -> FxType.Scalar.DATE;
            case DATETIME -> FxType.Scalar.DATETIME;
            case TIME -> FxType.Scalar.TIME;
            case OPTION -> FxType.Scalar.OPTION;
            case OPTIONS -> new FxType.ListOf(FxType.Scalar.OPTION);
            case USER -> FxType.Scalar.USER;
            case USERS -> new FxType.ListOf(FxType.Scalar.USER);
            case DEPARTMENT -> FxType.Scalar.DEPARTMENT;
            case DEPARTMENTS -> new FxType.ListOf(FxType.Scalar.DEPARTMENT);
            case FILES -> new FxType.ListOf(FxType.Scalar.FILE);
            case LINK -> reference(field);
            case LINKS -> new FxType.ListOf(reference(field));
            case SUBTABLE -> new FxType.ListOf(new FxType.Ref(shape.form() + "." + field.key()));
        };
    }

    private static FxType reference(FieldShape link) {
        return new FxType.Ref(String.valueOf(link.target()));
    }
}
