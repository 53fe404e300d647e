package org.mortise.form.definition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.linkage.Preparation;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.ShapeCompiler;
import org.mortise.form.model.FormDefinition;

/** The controls of this installation, and what turns documents into forms with them. */
@ApplicationScoped
public class Workshop {

    private final ControlCatalog controls = ControlCatalog.installed();

    public ControlCatalog controls() {
        return controls;
    }

    /** Compiles shapes whose option sets are those of {@code lookup}. */
    public ShapeCompiler shapes(MetadataLookup lookup) {
        return new ShapeCompiler(
                controls,
                key -> lookup.find(OptionShape.SET, key)
                        .map(set -> OptionShape.list(set.doc().path("options")))
                        .orElse(List.of()),
                key -> definition(key, lookup));
    }

    /** A form as its author wrote it. */
    public static Optional<FormDefinition> definition(ObjectKey form, MetadataLookup lookup) {
        return lookup.find(FormShape.KIND, form).map(found -> FormDefinition.parse(form, found.doc()));
    }

    /** A published form ready for use in the world of {@code lookup}; parts that have become wrong since are left out. */
    public PreparedForm prepare(PublishedObject form, MetadataLookup lookup) {
        var definition = FormDefinition.parse(form.key(), form.doc());
        var shape = shapes(lookup).compile(definition, form.version());
        return Preparation.of(definition, shape, controls, lookup::form).form();
    }
}
