package org.mortise.form.linkage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.LookupDefinition;
import org.mortise.form.model.RollupDefinition;

/** Where lookups and rollups take their values, as the documents of the forms say. */
public final class Sources {

    private static final int LONGEST_LOAN = 5;

    private final ControlCatalog controls;
    private final Function<ObjectKey, Optional<FormDefinition>> forms;

    public Sources(ControlCatalog controls, Function<ObjectKey, Optional<FormDefinition>> forms) {
        this.controls = controls;
        this.forms = forms;
    }

    /**
     * A field of another form.
     *
     * @param beside the fields among which it stands: those of the form, or the columns of one sub-table
     * @param field null when records are counted, whatever they hold
     * @param many whether several records stand behind one
     */
    public record Source(
            FormDefinition form,
            List<FieldDefinition> beside,
            @Nullable FieldDefinition field,
            boolean many) {}

    /**
     * What stands behind a lookup; empty when it leads nowhere.
     *
     * @param beside the fields among which the lookup and its link stand: those of the form, or the columns of one sub-table
     */
    public Optional<Source> of(FormDefinition form, List<FieldDefinition> beside, LookupDefinition lookup) {
        return of(form, beside, lookup, LONGEST_LOAN);
    }

    private Optional<Source> of(FormDefinition form, List<FieldDefinition> beside, LookupDefinition lookup, int most) {
        var via = beside.stream()
                .filter(field -> field.key().equals(lookup.via()))
                .findFirst()
                .orElse(null);
        if (via == null || most == 0) {
            return Optional.empty();
        }
        return target(form, via, most).flatMap(target -> target.field(lookup.field())
                .map(field -> new Source(target, target.fields(), field, isOf(via, ValueType.LINKS))));
    }

    /** What stands behind a rollup; empty when it leads nowhere. */
    public Optional<Source> of(FormDefinition form, RollupDefinition rollup) {
        return form(form, rollup.form()).flatMap(child -> reckoned(child, rollup.field()));
    }

    private static Optional<Source> reckoned(FormDefinition child, @Nullable String path) {
        if (path == null) {
            return Optional.of(new Source(child, child.fields(), null, true));
        }
        var dot = path.indexOf('.');
        var beside = dot < 0
                ? child.fields()
                : child.field(path.substring(0, dot))
                        .map(FieldDefinition::fields)
                        .orElse(List.of());
        var key = path.substring(dot + 1);
        return beside.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .map(field -> new Source(child, beside, field, true));
    }

    /** The field with values of its own behind one of the fields {@code beside}, however many lookups lie between. */
    public Optional<Source> origin(FormDefinition form, List<FieldDefinition> beside, FieldDefinition field) {
        var around = beside;
        var here = Optional.of(new Source(form, beside, field, false));
        for (var step = 0; step < LONGEST_LOAN && here.isPresent(); step++) {
            var at = here.get();
            var written = at.field();
            if (written == null) {
                return here;
            }
            if (written.lookup().isPresent()) {
                here = of(at.form(), around, written.lookup().get());
            } else if (written.rollup().isPresent()) {
                here = of(at.form(), written.rollup().get());
            } else {
                return here;
            }
            around = here.map(Source::beside).orElse(List.of());
        }
        return Optional.empty();
    }

    private Optional<FormDefinition> target(FormDefinition form, FieldDefinition link, int most) {
        if (link.lookup().isPresent()) {
            return of(form, form.fields(), link.lookup().get(), most - 1)
                    .flatMap(source -> source.field() == null
                            ? Optional.empty()
                            : target(source.form(), source.field(), most - 1));
        }
        return isOf(link, ValueType.LINK) || isOf(link, ValueType.LINKS)
                ? form(form, link.props().path("form").asText(""))
                : Optional.empty();
    }

    private boolean isOf(FieldDefinition field, ValueType type) {
        return controls.find(field.type())
                .filter(control -> control.valueType() == type)
                .isPresent();
    }

    private Optional<FormDefinition> form(FormDefinition from, String reference) {
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        var key = ObjectKey.resolve(from.key().pkg(), reference);
        return key.equals(from.key()) ? Optional.of(from) : forms.apply(key);
    }
}
