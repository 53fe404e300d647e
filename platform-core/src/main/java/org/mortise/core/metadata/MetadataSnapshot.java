package org.mortise.core.metadata;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mortise.core.kernel.ObjectKey;

/** Everything published, as it was at one revision; immutable, shared by all requests of a node. */
public final class MetadataSnapshot implements MetadataLookup {

    private static final AtomicLong EDITIONS = new AtomicLong();

    private static final MetadataSnapshot EMPTY = new MetadataSnapshot(0, Map.of(), Map.of());

    private static final Set<String> OFFERS = Set.of(OptionShape.SET, FormShape.KIND);

    private static final int LONGEST_LOAN = 5;

    private final long edition = EDITIONS.incrementAndGet();
    private final long revision;
    private final Map<String, SortedMap<ObjectKey, PublishedObject>> objects;
    private final Map<ObjectKey, FormShape> forms;

    private MetadataSnapshot(
            long revision,
            Map<String, SortedMap<ObjectKey, PublishedObject>> objects,
            Map<ObjectKey, FormShape> forms) {
        this.revision = revision;
        this.objects = objects;
        this.forms = forms;
    }

    /** Before anything was published. */
    public static MetadataSnapshot empty() {
        return EMPTY;
    }

    /** This snapshot with {@code changed} in the place of what has the same kind and key. */
    public MetadataSnapshot with(long newRevision, List<PublishedObject> changed) {
        var newObjects = new HashMap<>(objects);
        var newForms = new HashMap<>(forms);
        for (var kind : changed.stream().map(PublishedObject::kind).distinct().toList()) {
            newObjects.put(kind, new TreeMap<>(objects.getOrDefault(kind, new TreeMap<>())));
        }
        for (var object : changed) {
            newObjects.computeIfAbsent(object.kind(), kind -> new TreeMap<>()).put(object.key(), object);
            FormShape.of(object).ifPresent(shape -> newForms.put(object.key(), shape));
        }
        if (changed.stream().anyMatch(object -> OFFERS.contains(object.kind()))) {
            newForms.replaceAll((key, shape) -> shape.offering(set -> options(newObjects, set)));
            var offered = Map.copyOf(newForms);
            newForms.replaceAll((key, shape) -> shape.borrowing(from -> source(offered, from, LONGEST_LOAN)));
        }
        return new MetadataSnapshot(newRevision, newObjects, newForms);
    }

    /** The field that has the values itself, however many fields lie between. */
    private static Optional<FieldShape> source(Map<ObjectKey, FormShape> forms, FieldShape.Borrowed from, int most) {
        return Optional.ofNullable(forms.get(from.form()))
                .flatMap(form -> form.field(from.field()))
                .flatMap(field -> field.borrowed() == null || most == 0
                        ? Optional.of(field)
                        : source(forms, field.borrowed(), most - 1));
    }

    /** What a form was compiled with may have changed in the option set since. */
    private static Optional<List<OptionShape>> options(
            Map<String, SortedMap<ObjectKey, PublishedObject>> objects, ObjectKey set) {
        return Optional.ofNullable(
                        objects.getOrDefault(OptionShape.SET, new TreeMap<>()).get(set))
                .map(published -> OptionShape.list(published.doc().path("options")));
    }

    /** This snapshot as if the object had never been published. */
    MetadataSnapshot without(String kind, ObjectKey key) {
        var newObjects = new HashMap<>(objects);
        var left = new TreeMap<>(objects.getOrDefault(kind, new TreeMap<>()));
        left.remove(key);
        newObjects.put(kind, left);
        var newForms = new HashMap<>(forms);
        if (kind.equals(FormShape.KIND)) {
            newForms.remove(key);
        }
        return new MetadataSnapshot(revision, newObjects, newForms);
    }

    /** Counts publishes since the beginning; equal revisions are equal snapshots, once they are committed. */
    public long revision() {
        return revision;
    }

    /**
     * Tells the snapshots of this node apart, for caches: a publish that is rolled back gives its revision to another one, and what
     * its own transaction saw must not be taken for that. Later ones are greater.
     */
    public long edition() {
        return edition;
    }

    @Override
    public Optional<PublishedObject> find(String kind, ObjectKey key) {
        return Optional.ofNullable(objects.getOrDefault(kind, new TreeMap<>()).get(key));
    }

    @Override
    public List<PublishedObject> all(String kind) {
        return List.copyOf(objects.getOrDefault(kind, new TreeMap<>()).values());
    }

    /** All objects of a package, by kind and key. */
    public List<PublishedObject> ofPackage(String pkg) {
        return objects.values().stream()
                .flatMap(ofKind -> ofKind.values().stream())
                .filter(object -> object.key().pkg().equals(pkg))
                .sorted(Comparator.comparing(PublishedObject::kind).thenComparing(PublishedObject::key))
                .toList();
    }

    @Override
    public Optional<FormShape> form(ObjectKey key) {
        return Optional.ofNullable(forms.get(key));
    }
}
