package org.mortise.core.metadata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.mortise.core.condition.Conditions;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionUse;
import org.mortise.core.metadata.References;

/** What the members of a role may do. */
@ApplicationScoped
class RoleKind implements MetadataKind {

    static final String NAME = "role";

    private static final String ALL_OTHERS = "*";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String folder() {
        return "roles";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var references = new References(key, lookup);
        References.each(doc.path("grants"), "/grants", grant -> checkGrant(references, lookup, grant));
        References.each(
                doc.path("dashboards"),
                "/dashboards",
                dashboard -> references.follow("dashboard", dashboard.json(), dashboard.path()));
        return references.problems();
    }

    /** Scopes over options that are gone reach nothing. */
    @Override
    public List<Problem> warn(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var references = new References(key, lookup);
        var warnings = new ArrayList<Problem>();
        References.each(doc.path("grants"), "/grants", grant -> references
                .form(grant.json().path("form"), grant.path() + "/form")
                .ifPresent(form -> warnings.addAll(
                        new OptionUse(form, lookup).inCondition(grant.json().path("scope"), grant.path() + "/scope"))));
        return warnings;
    }

    private static void checkGrant(References references, MetadataLookup lookup, References.Element grant) {
        var form = references.form(grant.json().path("form"), grant.path() + "/form");
        if (form.isEmpty()) {
            return;
        }
        grant.json().path("fields").fieldNames().forEachRemaining(field -> {
            if (!field.equals(ALL_OTHERS)) {
                references.field(form.get(), field, grant.path() + "/fields/" + field);
            }
        });
        checkScope(references, form.get(), lookup, grant.json().path("scope"), grant.path() + "/scope");
    }

    private static void checkScope(
            References references, FormShape form, MetadataLookup lookup, JsonNode scope, String path) {
        if (!scope.isObject()) {
            return;
        }
        try {
            Conditions.parse(Json.plain(scope));
            new ConditionFields(references, form).check(scope, path);
            new EncryptedUse(form, lookup).inQuery(scope, path).forEach(references::add);
        } catch (Rejected malformed) {
            malformed.problems().forEach(problem -> references.add(problem.under(path)));
        }
    }
}
