package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.PeopleScope;

/**
 * What people without an account may see of the records, people or departments that a field points to. For records the gate goes by the
 * same part of the document.
 *
 * @param form of the records; null where the field points to people or departments
 * @param show keys of the fields that they see beside the title
 * @param listed whether they see any before they have typed anything
 * @param colleagues who may be chosen
 * @param doc with the condition that the records meet
 */
record LinkOffer(@Nullable ObjectKey form, List<String> show, boolean listed, Colleagues colleagues, JsonNode doc) {

    LinkOffer {
        show = List.copyOf(show);
    }

    /**
     * People, or departments: those that are named, and nobody else.
     *
     * @param people by id
     * @param roles whoever holds one
     * @param departments whoever belongs to one, or the departments themselves
     * @param below whether departments below these are meant as well
     */
    record Colleagues(Set<UUID> people, Set<ObjectKey> roles, Set<UUID> departments, boolean below) {
        Colleagues {
            people = Set.copyOf(people);
            roles = Set.copyOf(roles);
            departments = Set.copyOf(departments);
        }

        boolean isNobody() {
            return people.isEmpty() && roles.isEmpty() && departments.isEmpty();
        }

        /** Whoever is meant without being named. */
        List<PeopleScope> scopes() {
            var scopes = new ArrayList<PeopleScope>();
            if (!roles.isEmpty()) {
                scopes.add(new PeopleScope(roles, null, true));
            }
            if (!departments.isEmpty()) {
                scopes.add(new PeopleScope(Set.of(), departments, below));
            }
            return scopes;
        }
    }

    /** @param doc fits the schema */
    static LinkOffer of(JsonNode doc, String pkg) {
        var form = doc.path("form").asText("");
        return new LinkOffer(
                form.isEmpty() ? null : ObjectKey.resolve(pkg, form),
                texts(doc.path("show")),
                doc.path("list").asBoolean(false),
                new Colleagues(
                        ids(doc.path("people")),
                        texts(doc.path("roles")).stream()
                                .map(role -> ObjectKey.resolve(pkg, role))
                                .collect(Collectors.toSet()),
                        ids(doc.path("departments")),
                        doc.path("below").asBoolean(false)),
                doc);
    }

    private static Set<UUID> ids(JsonNode array) {
        return texts(array).stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
