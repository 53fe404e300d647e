package org.mortise.form.linkage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Control;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.FieldProps;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/** Derives the shape of a form that storage, access and reports read; what makes no sense is left out. */
public final class ShapeCompiler {

    private final ControlCatalog controls;
    private final Function<ObjectKey, List<OptionShape>> optionSets;

    /** @param optionSets choices of an option set; empty when there is none */
    public ShapeCompiler(ControlCatalog controls, Function<ObjectKey, List<OptionShape>> optionSets) {
        this.controls = controls;
        this.optionSets = optionSets;
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
                fields(form.fields(), names, form.key()),
                form.uniques());
    }

    private List<FieldShape> fields(List<FieldDefinition> fields, StorageNames names, ObjectKey form) {
        // The first of several fields with one key counts; the check complains about the others.
        var shapes = new LinkedHashMap<String, FieldShape>();
        for (var field : fields) {
            field(field, names, form).ifPresent(shape -> shapes.putIfAbsent(field.key(), shape));
        }
        return new ArrayList<>(shapes.values());
    }

    private Optional<FieldShape> field(FieldDefinition field, StorageNames names, ObjectKey form) {
        return ObjectKey.isKey(field.key())
                ? controls.find(field.type()).map(control -> shape(field, control, names, form))
                : Optional.empty();
    }

    private <S> FieldShape shape(FieldDefinition field, Control<S> control, StorageNames names, ObjectKey form) {
        var type = control.valueType();
        var options = options(field, form);
        return new FieldShape(
                field.key(),
                field.type(),
                type,
                field.title(),
                type.hasColumn() ? StorageNames.column(type, field.key()) : null,
                type == ValueType.SUBTABLE || type == ValueType.LINKS ? names.fieldTable(field.key(), type) : null,
                target(field, form),
                options,
                optionSet(field, form),
                type == ValueType.SUBTABLE ? fields(field.fields(), names, form) : List.of(),
                BoundControl.of(control, new FieldProps(field.props(), options)).scale(),
                field.props().path("search").asBoolean(false),
                field.props().path("unique").asBoolean(false) || field.type().equals("serial"),
                !control.writable() || field.compute() != null);
    }

    private static @Nullable ObjectKey target(FieldDefinition field, ObjectKey form) {
        var reference = field.props().path("form").asText("");
        return reference.isEmpty() ? null : ObjectKey.resolve(form.pkg(), reference);
    }

    private static @Nullable ObjectKey optionSet(FieldDefinition field, ObjectKey form) {
        var set = field.props().path("optionSet").asText("");
        return set.isEmpty() ? null : ObjectKey.resolve(form.pkg(), set);
    }

    private List<OptionShape> options(FieldDefinition field, ObjectKey form) {
        var set = optionSet(field, form);
        return set == null ? OptionShape.list(field.props().path("options")) : optionSets.apply(set);
    }
}
