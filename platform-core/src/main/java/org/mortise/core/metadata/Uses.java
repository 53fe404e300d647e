package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

/**
 * Finds who uses what by asking what would be wrong without it, so that every reference that a check knows is one that is found.
 * Pure.
 */
final class Uses {

    /** How closely documents are looked at. */
    private enum Look {
        /** What a publish would refuse. */
        ERRORS {
            @Override
            Stream<Problem> at(MetadataKind kind, PublishedObject object, MetadataSnapshot world) {
                return kind.check(object.key(), object.doc(), world).stream();
            }
        },
        /** Also what would merely never happen any more, such as a condition over an option that is gone. */
        EVERYTHING {
            @Override
            Stream<Problem> at(MetadataKind kind, PublishedObject object, MetadataSnapshot world) {
                return Stream.concat(
                        ERRORS.at(kind, object, world), kind.warn(object.key(), object.doc(), world).stream());
            }
        };

        abstract Stream<Problem> at(MetadataKind kind, PublishedObject object, MetadataSnapshot world);
    }

    private Uses() {}

    /** What is right in {@code before} and refused in {@code after}, the objects that are released aside. */
    static List<Use> broken(
            MetadataKinds kinds, MetadataSnapshot before, MetadataSnapshot after, List<Release> releases) {
        return fresh(kinds, before, after, releases, Look.ERRORS);
    }

    private static List<Use> fresh(
            MetadataKinds kinds, MetadataSnapshot before, MetadataSnapshot after, List<Release> releases, Look look) {
        Set<MetadataId> released = releases.stream().map(Release::id).collect(Collectors.toSet());
        var uses = new ArrayList<Use>();
        for (var kind : kinds.all()) {
            for (var object : after.all(kind.name())) {
                var id = new MetadataId(kind.name(), object.key());
                if (!released.contains(id)) {
                    uses.addAll(fresh(id, object, kind, before, after, look));
                }
            }
        }
        return uses;
    }

    /** Who refers to the object. */
    static List<Use> ofObject(MetadataKinds kinds, MetadataSnapshot world, MetadataId id) {
        return fresh(kinds, world, world.without(id.kind(), id.key()), List.of(), Look.EVERYTHING);
    }

    /** Who refers to a part of the document: the document first, then what is in force. */
    static List<Use> ofPart(MetadataKinds kinds, MetadataSnapshot world, Release release, String part) {
        var kind = kinds.named(release.id().kind());
        return kind.without(release.doc(), part)
                .map(lacking -> ofPart(kinds, world, release, lacking))
                .orElse(List.of());
    }

    private static List<Use> ofPart(MetadataKinds kinds, MetadataSnapshot world, Release release, JsonNode lacking) {
        var with = Examination.of(kinds, world, List.of(release));
        var without = Examination.of(kinds, world, List.of(Release.local(release.id(), lacking)));
        if (!with.fits() || !without.fits()) {
            return List.of();
        }
        var known = new HashSet<>(findings(with));
        var own = findings(without).stream()
                .filter(problem -> !known.contains(problem))
                .map(problem -> new Use(release.id(), title(release.doc(), release.id()), problem));
        var others = fresh(kinds, with.world(), without.world(), List.of(release), Look.EVERYTHING);
        return Stream.concat(own, others.stream()).toList();
    }

    private static List<Problem> findings(Examination examination) {
        var findings = examination.examined().get(0).findings();
        return Stream.concat(findings.errors().stream(), findings.warnings().stream())
                .toList();
    }

    private static List<Use> fresh(
            MetadataId id,
            PublishedObject object,
            MetadataKind kind,
            MetadataSnapshot before,
            MetadataSnapshot after,
            Look look) {
        var problems = look.at(kind, object, after).toList();
        if (problems.isEmpty()) {
            return List.of();
        }
        var known = look.at(kind, object, before).collect(Collectors.toSet());
        return problems.stream()
                .filter(problem -> !known.contains(problem))
                .map(problem -> new Use(id, title(object.doc(), id), problem))
                .toList();
    }

    private static LocalizedText title(JsonNode doc, MetadataId id) {
        var title = doc.path("title");
        return title.isTextual() || title.isObject()
                ? LocalizedText.fromJson(Json.plain(title))
                : LocalizedText.of(id.key().key());
    }
}
