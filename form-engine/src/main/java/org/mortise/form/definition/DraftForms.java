package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.FormDefinition;

/** Forms as they are being designed, for those who try them before anybody has them. */
@ApplicationScoped
public class DraftForms {

    private static final int UNPUBLISHED = 1;

    private final FormKind kind;
    private final Workshop workshop;

    DraftForms(FormKind kind, Workshop workshop) {
        this.kind = kind;
        this.workshop = workshop;
    }

    /** Outside the container, for tests of engines. */
    public static DraftForms of(FormKind kind) {
        return new DraftForms(kind, new Workshop());
    }

    /** The fields of a draft, whatever is wrong with what it says of them; refuses what is no document of a form. */
    public FormShape shape(ObjectKey form, JsonNode doc, MetadataLookup lookup) {
        refuse(kind.misfits(form, doc));
        var version =
                lookup.find(FormShape.KIND, form).map(PublishedObject::version).orElse(UNPUBLISHED);
        return workshop.shapes(lookup).compile(FormDefinition.parse(form, doc), version);
    }

    /** A draft ready for use; refuses one that could not be published. */
    public PreparedForm prepared(ObjectKey form, JsonNode doc, MetadataLookup lookup) {
        var shape = shape(form, doc, lookup);
        refuse(kind.check(form, doc, lookup));
        return workshop.prepare(new PublishedObject(form, FormShape.KIND, shape.version(), doc, null), lookup);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
    }
}
