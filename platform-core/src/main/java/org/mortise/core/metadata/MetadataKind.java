package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/**
 * A kind of metadata: what its documents look like, when one is right, and what follows from publishing it.
 *
 * <p>Implemented by the feature that owns the kind, as a CDI bean. Everything but {@link #survey}, {@link #effects} and {@link #publish} is pure. The sequence for a
 * set of documents that come into force together: JSON Schema of each; {@link #compile} of each in {@link #order()};
 * {@link #check} of each; when nothing is wrong, {@link #publish} of each in order, in one transaction.
 */
public interface MetadataKind {

    /** Name in documents and URLs, such as {@code form}. */
    String name();

    /** Lower comes first: option sets 10, numberings 20, forms 30, views 40, roles 50, flows 60, rules 70, datasets 80,
     * dashboards 90, menus 100. */
    int order();

    /** Folder of its documents in a bundle, such as {@code forms}. */
    String folder();

    /**
     * What turns documents that were written for older servers into what {@link #schema()} describes: the first one those of schema
     * version 1 into those of 2, the second one these into those of 3, and so on. Each is pure and gets a document of its own to change,
     * right or wrong. Once released they stay as they are, because documents of every version are out there.
     */
    default List<UnaryOperator<ObjectNode>> upgrades() {
        return List.of();
    }

    /** JSON Schema (draft 2020-12) of its documents: {@code schema/<name>.schema.json} on the classpath. */
    default JsonNode schema() {
        return Schemas.document(name());
    }

    /**
     * What does not fit {@link #schema()}, or the schemas of its parts so badly that nobody can look further: such a document is neither
     * compiled nor checked.
     */
    default List<Problem> misfits(ObjectKey key, JsonNode doc) {
        return SchemaCheck.of(schema()).check(doc);
    }

    /**
     * What is wrong with a document that fits the schema.
     *
     * @param lookup the world with this document, and those that come with it, in force
     * @return problems with paths into the document; empty when it may be published
     */
    default List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return List.of();
    }

    /** What its author should know before publishing; nothing here refuses it. */
    default List<Problem> warn(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return List.of();
    }

    /**
     * What else its author should know, from what is no metadata, such as who holds a role today. Asked of documents without errors,
     * and not part of what publishing checks: an error is one that {@link #publish} would refuse.
     *
     * @param before what is in force now, without {@code next} and what comes with it
     */
    default Uni<Findings> survey(MetadataLookup before, PublishedObject next) {
        return Uni.createFrom().item(Findings.NONE);
    }

    /**
     * Derives what the engines read: for a form, its {@link FormShape} as JSON.
     *
     * <p>Runs before {@link #check}, so the document fits its schema but may still be wrong; what cannot be made sense of is left
     * out or gives null, never an exception.
     */
    default @Nullable JsonNode compile(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return null;
    }

    /**
     * What {@link #compile} gave, here or on an older server, with what this server knows of it today, such as what controls say of
     * themselves; for each version that is read. Of its own to change.
     */
    default JsonNode refreshed(ObjectNode compiled) {
        return compiled;
    }

    /**
     * The document without one of its parts, all else in its place: what then is wrong, here and elsewhere, uses the part.
     *
     * @param part such as the key of a field
     * @return empty when there is no such part, or when parts of this kind cannot be told apart
     */
    default Optional<JsonNode> without(JsonNode doc, String part) {
        return Optional.empty();
    }

    /**
     * What publishing does to data that is there: values that disappear from sight, that fit no longer, that are missing.
     *
     * @param next fits its schema but may be wrong
     */
    default Uni<List<Problem>> effects(Transaction transaction, PublishedObject previous, PublishedObject next) {
        return Uni.createFrom().item(List.of());
    }

    /** What publishing changes for those who use it, for people to read; an empty object when there is nothing to say. */
    default JsonNode impact(@Nullable PublishedObject previous, PublishedObject next) {
        return Json.object();
    }

    /**
     * Makes the database fit, in the transaction of the publish; failing refuses all that is published with it.
     *
     * @param previous the version in force until now; null for the first
     */
    default Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        return Uni.createFrom().voidItem();
    }
}
