package org.mortise.form.linkage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FieldShapeBuilder;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Figure;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Control;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.FieldProps;
import org.mortise.form.control.LinkControl;
import org.mortise.form.control.LinksControl;
import org.mortise.form.control.MoneyControl;
import org.mortise.form.control.NumberControl;
import org.mortise.form.control.RollupControl;
import org.mortise.form.control.TextControl;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.LookupDefinition;
import org.mortise.form.model.RollupDefinition;
import org.mortise.form.model.Translations;

/** Derives the shape of a form that storage, access and reports read; what makes no sense is left out. */
public final class ShapeCompiler {

    private static final int AVERAGE_SCALE = 2;
    private static final int LONGEST_LOAN = 5;

    private final ControlCatalog controls;
    private final Function<ObjectKey, List<OptionShape>> optionSets;
    private final Sources sources;

    /** Without other forms: lookups and rollups are left out. */
    public ShapeCompiler(ControlCatalog controls, Function<ObjectKey, List<OptionShape>> optionSets) {
        this(controls, optionSets, form -> Optional.empty());
    }

    /**
     * @param optionSets choices of an option set; empty when there is none
     * @param forms documents of the forms that lookups and rollups lead to
     */
    public ShapeCompiler(
            ControlCatalog controls,
            Function<ObjectKey, List<OptionShape>> optionSets,
            Function<ObjectKey, Optional<FormDefinition>> forms) {
        this.controls = controls;
        this.optionSets = optionSets;
        this.sources = new Sources(controls, forms);
    }

    public FormShape compile(FormDefinition form, int version) {
        var names = StorageNames.of(form.key());
        return new FormShape(
                form.key(),
                version,
                form.title(),
                names.table(),
                names.searchTable(),
                form.titleField(),
                form.ownerField(),
                form.departmentField(),
                fields(form.fields(), names, form),
                form.uniques());
    }

    private List<FieldShape> fields(List<FieldDefinition> fields, StorageNames names, FormDefinition form) {
        // The first of several fields with one key counts; the check complains about the others.
        var shapes = new LinkedHashMap<String, FieldShape>();
        for (var field : fields) {
            field(field, fields, names, form, LONGEST_LOAN).ifPresent(shape -> shapes.putIfAbsent(field.key(), shape));
        }
        return new ArrayList<>(shapes.values());
    }

    /** Rows have no link tables: each keeps its links itself. */
    private List<FieldShape> columns(FieldDefinition table, StorageNames names, FormDefinition form) {
        return fields(table.fields(), names, form).stream()
                .map(column -> column.type() == ValueType.LINKS
                        ? column.but()
                                .column(StorageNames.column(column.type(), column.key()))
                                .table(null)
                                .build()
                        : column)
                .toList();
    }

    /**
     * @param beside the fields of the form, or the columns of the sub-table, that it is one of
     * @param most loans to follow: who borrows in a circle, which nobody may publish, gets a number
     */
    private Optional<FieldShape> field(
            FieldDefinition field, List<FieldDefinition> beside, StorageNames names, FormDefinition form, int most) {
        if (!ObjectKey.isKey(field.key())) {
            return Optional.empty();
        }
        if (most == 0 && (field.lookup().isPresent() || field.rollup().isPresent())) {
            return Optional.of(shape(field, new RollupControl(), names, form));
        }
        if (field.lookup().isPresent()) {
            return sources.of(form, beside, field.lookup().get()).flatMap(source -> lookup(field, source, names, most));
        }
        if (field.rollup().isPresent()) {
            return sources.of(form, field.rollup().get()).flatMap(source -> rollup(field, source, most));
        }
        return controls.find(field.type()).map(control -> shape(field, control, names, form));
    }

    private Optional<FieldShape> source(Sources.Source source, int most) {
        return Optional.ofNullable(source.field())
                .flatMap(field -> field(
                        field, source.beside(), StorageNames.of(source.form().key()), source.form(), most - 1));
    }

    private Optional<FieldShape> lookup(FieldDefinition field, Sources.Source source, StorageNames names, int most) {
        var written = field.lookup().orElseThrow();
        return source(source, most).flatMap(from -> Derived.lookedUp(from.type(), source.many(), written.function())
                .map(type -> of(field, lookupControl(written, source.many(), from, type), type)
                        .column(column(field, type))
                        .table(type == ValueType.LINKS ? names.fieldTable(field.key(), type) : null)
                        .target(from.target())
                        .options(from.options())
                        .optionSet(from.optionSet())
                        .scale(lookupScale(written, source.many(), from))
                        .searchable(isSearched(field))
                        .computed(true)
                        .masked(field.masked())
                        .borrowed(new FieldShape.Borrowed(source.form().key(), from.key()))
                        .parts(type == ValueType.STRUCTURE ? from.parts() : Map.of())
                        .currency(currency(field, type))
                        .code(currency(field, type) == null && type == ValueType.NUMBER ? from.code() : null)
                        .encrypted(from.encrypted() && isText(type))
                        .translations(translations(field, type))
                        .build()));
    }

    private static String lookupControl(LookupDefinition written, boolean many, FieldShape from, ValueType type) {
        if (type == ValueType.LINKS) {
            return LinksControl.TYPE;
        }
        if (type == ValueType.TEXT && from.type() == ValueType.NUMBER) {
            return TextControl.TYPE;
        }
        return many && written.function() == LookupDefinition.Function.AVG && from.scale() == 0
                ? NumberControl.TYPE
                : from.control();
    }

    private static int lookupScale(LookupDefinition written, boolean many, FieldShape from) {
        if (many && written.scale() != null) {
            return written.scale();
        }
        return many && written.function() == LookupDefinition.Function.AVG
                ? Math.max(AVERAGE_SCALE, from.scale())
                : from.scale();
    }

    private Optional<FieldShape> rollup(FieldDefinition field, Sources.Source source, int most) {
        var rollup = field.rollup().orElseThrow();
        var function = rollup.function().orElse(null);
        var from = source(source, most).orElse(null);
        if (function == null) {
            return Optional.empty();
        }
        return Derived.reckoned(function, from == null ? null : from.type())
                .map(type -> of(field, rollupControl(function, from), type)
                        .column(StorageNames.column(type, field.key()))
                        .scale(scale(rollup, from))
                        .computed(true)
                        .code(from == null || function.counts() ? null : reckonedIn(rollup, from))
                        .build());
    }

    /** The currency of all that is reckoned over, or the one that is asked for. */
    private static @Nullable String reckonedIn(RollupDefinition rollup, FieldShape from) {
        if (from.currency() == null) {
            return from.code();
        }
        var path = rollup.field() == null ? "" : rollup.field();
        var beside = path.substring(0, path.indexOf('.') + 1) + from.currency();
        var code = rollup.pinned(beside);
        // Another column says it, or a field of the record.
        return code == null ? rollup.pinned(from.currency()) : code;
    }

    private static String rollupControl(RollupDefinition.Function function, @Nullable FieldShape from) {
        return from == null || function.counts() || isAverageOfWholes(function, from)
                ? NumberControl.TYPE
                : from.control();
    }

    private static boolean isAverageOfWholes(RollupDefinition.Function function, FieldShape from) {
        return function == RollupDefinition.Function.AVG && from.scale() == 0;
    }

    private static int scale(RollupDefinition rollup, @Nullable FieldShape from) {
        var function = rollup.function().orElseThrow();
        if (from == null || function.counts()) {
            return 0;
        }
        if (rollup.scale() != null) {
            return rollup.scale();
        }
        return function == RollupDefinition.Function.AVG ? Math.max(AVERAGE_SCALE, from.scale()) : from.scale();
    }

    private <S> FieldShape shape(FieldDefinition field, Control<S> control, StorageNames names, FormDefinition form) {
        var type = control.valueType();
        var options = options(field, control, form.key());
        var bound = BoundControl.of(control, new FieldProps(field.props(), options));
        return of(field, field.type(), type)
                .column(column(field, type))
                .table(
                        type == ValueType.SUBTABLE || type == ValueType.LINKS
                                ? names.fieldTable(field.key(), type)
                                : null)
                .target(target(field, form.key()))
                .options(options)
                .optionSet(optionSet(field, form.key()))
                .fields(type == ValueType.SUBTABLE ? columns(field, names, form) : List.of())
                .scale(bound.scale())
                .searchable(isSearched(field))
                .unique(field.props().path("unique").asBoolean(false) || control.isNumbered())
                .computed(!control.writable() || (field.compute() != null && !field.override()))
                .masked(field.masked())
                .parts(bound.parts())
                .currency(currency(field, type))
                .code(code(field, control))
                .beyond(beyond(field, type))
                .encrypted(isEncrypted(field, type))
                .translations(translations(field, type))
                .build();
    }

    private FieldShapeBuilder of(FieldDefinition field, String control, ValueType type) {
        return FieldShape.of(field.key(), control, type, field.title())
                .traits(controls.find(control).map(Control::traits).orElse(FieldTraits.PLAIN));
    }

    private static @Nullable String column(FieldDefinition field, ValueType type) {
        return type.hasColumn() ? StorageNames.column(type, field.key()) : null;
    }

    private static boolean isSearched(FieldDefinition field) {
        return field.props().path("search").asBoolean(false);
    }

    private static boolean isEncrypted(FieldDefinition field, ValueType type) {
        return isText(type) && field.props().path("encrypted").asBoolean(false);
    }

    private static Map<String, String> translations(FieldDefinition field, ValueType type) {
        return isText(type) ? Translations.of(field.props()).fields() : Map.of();
    }

    private static boolean isText(ValueType type) {
        return type == ValueType.TEXT || type == ValueType.LONG_TEXT;
    }

    private static @Nullable String currency(FieldDefinition field, ValueType type) {
        var named = field.props().path(MoneyControl.CURRENCY_FIELD).asText("");
        return named.isEmpty() || type != ValueType.NUMBER ? null : named;
    }

    /** What a link that names all records of its form shows of them beside the title. */
    private static @Nullable List<String> beyond(FieldDefinition field, ValueType type) {
        var links = type == ValueType.LINK || type == ValueType.LINKS;
        if (!links || !field.props().path(LinkControl.SCOPE).asText("").equals(LinkControl.ALL)) {
            return null;
        }
        var shown = new ArrayList<String>();
        field.props().path("columns").forEach(column -> shown.add(column.asText()));
        return shown;
    }

    private static @Nullable String code(FieldDefinition field, Control<?> control) {
        var props = field.props();
        return control.traits().figure() == Figure.AMOUNT
                        && props.path(MoneyControl.CURRENCY_FIELD).asText("").isEmpty()
                ? props.path("currency").asText(MoneyControl.USUAL)
                : null;
    }

    private static @Nullable ObjectKey target(FieldDefinition field, ObjectKey form) {
        var reference = field.props().path("form").asText("");
        return reference.isEmpty() ? null : ObjectKey.resolve(form.pkg(), reference);
    }

    private static @Nullable ObjectKey optionSet(FieldDefinition field, ObjectKey form) {
        var set = field.props().path("optionSet").asText("");
        return set.isEmpty() ? null : ObjectKey.resolve(form.pkg(), set);
    }

    private List<OptionShape> options(FieldDefinition field, Control<?> control, ObjectKey form) {
        var set = optionSet(field, form);
        return set == null ? control.options(field.props()) : optionSets.apply(set);
    }
}
