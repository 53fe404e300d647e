package org.mortise.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/**
 * What a public link lets anybody do: make records, with the fields that it offers and those that it fills itself; and of other forms,
 * what its offers name, and only by the field that they are made for.
 *
 * @param columns of sub-tables that are offered; all others are not there
 * @param offers what may be seen by a field that points elsewhere, by its path
 */
record LinkGrants(
        ObjectKey form, Map<String, FieldRight> fields, Map<String, Set<String>> columns, Map<String, Offer> offers) {

    /**
     * Records of another form that a field may point to.
     *
     * @param show keys of the fields that are seen beside the title
     */
    record Offer(ObjectKey form, List<String> show, Condition where) {

        /**
         * Looked at anew by every question: a field that has been masked since the link was published, or holds people, records or
         * files now, is not there.
         *
         * @param within what the field itself says of them
         */
        Grant on(FormShape shape, @Nullable Condition within) {
            var fields = new HashMap<String, FieldRight>();
            Stream.concat(Stream.of(shape.titleField()), show.stream())
                    .filter(key -> shape.field(key).filter(Offer::isShown).isPresent())
                    .forEach(key -> fields.put(key, FieldRight.READ));
            var scope = within == null ? where : new Condition.All(List.of(where, within));
            return new Grant(form, EnumSet.of(RecordAction.READ), scope, FieldRights.of(fields), CommentRight.NONE);
        }

        private static boolean isShown(FieldShape field) {
            return !field.masked() && !HIDDEN.contains(field.type());
        }

        private static Offer of(JsonNode json, String pkg) {
            var show = new HashSet<String>();
            json.path("show").forEach(key -> show.add(key.asText()));
            return new Offer(
                    ObjectKey.resolve(pkg, json.path("form").asText()),
                    List.copyOf(show),
                    json.path("where").isObject()
                            ? Conditions.parse(Json.plain(json.path("where")))
                            : Condition.ALWAYS);
        }
    }

    /** What leads further into the house. */
    private static final Set<ValueType> HIDDEN = EnumSet.of(
            ValueType.USER,
            ValueType.USERS,
            ValueType.DEPARTMENT,
            ValueType.DEPARTMENTS,
            ValueType.LINK,
            ValueType.LINKS,
            ValueType.FILES,
            ValueType.SUBTABLE);

    /** @param doc a link document that fits its schema */
    static LinkGrants of(JsonNode doc, String pkg) {
        var fields = new HashMap<String, FieldRight>();
        var columns = new HashMap<String, Set<String>>();
        for (var part : List.of("fields", "parameters")) {
            doc.path(part).forEach(each -> fields.put(each.path("field").asText(), FieldRight.WRITE));
        }
        doc.path("fields").forEach(field -> {
            var named = new HashSet<String>();
            field.path("columns").forEach(column -> named.add(column.asText()));
            columns.put(field.path("field").asText(), Set.copyOf(named));
        });
        doc.path("values").fieldNames().forEachRemaining(key -> fields.put(key, FieldRight.WRITE));
        var offers = new HashMap<String, Offer>();
        doc.path("offer").properties().stream()
                .filter(offer -> offer.getValue().has("form"))
                .forEach(offer -> offers.put(offer.getKey(), Offer.of(offer.getValue(), pkg)));
        return new LinkGrants(
                ObjectKey.resolve(pkg, doc.path("form").asText()),
                Map.copyOf(fields),
                Map.copyOf(columns),
                Map.copyOf(offers));
    }

    /** What it grants on a form of this shape. */
    FormGrants on(FormShape shape) {
        if (!form.equals(shape.form())) {
            return new FormGrants(shape, List.of());
        }
        var rights = new HashMap<>(fields);
        // Who sees a field sees its translations; who fills in a form gives what it asks for.
        shape.translated().keySet().forEach(key -> rights.putIfAbsent(key, FieldRight.HIDDEN));
        for (var table : shape.fields()) {
            var offered = columns.getOrDefault(table.key(), Set.of());
            table.fields().stream()
                    .map(FieldShape::key)
                    .forEach(column -> rights.put(
                            table.key() + "." + column,
                            offered.contains(column) ? FieldRight.WRITE : FieldRight.HIDDEN));
        }
        var create = new Grant(
                form, EnumSet.of(RecordAction.CREATE), Condition.ALWAYS, FieldRights.of(rights), CommentRight.NONE);
        return new FormGrants(shape, List.of(create));
    }

    /** What is to be seen of {@code target} by a field of {@code of}. */
    Optional<Offer> offer(ObjectKey of, String path, ObjectKey target) {
        return Optional.ofNullable(offers.get(path))
                .filter(offer -> form.equals(of) && offer.form().equals(target));
    }
}
