package org.mortise.core.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.org.Identity;

/** The grants of all published roles and public links, read once per snapshot, and what comes of holding several of them. */
final class RoleGrants {

    static final String KIND = "role";

    private static final String LINK = "publiclink";

    private static final int MOST_KEPT = 10_000;

    private final long edition;
    private final Map<ObjectKey, List<Grant>> byRole = new HashMap<>();
    private final Map<ObjectKey, LinkGrants> byLink = new HashMap<>();
    private final Map<Holding, FormGrants> held = new ConcurrentHashMap<>();
    private final Map<Set<ObjectKey>, Boolean> ofTheMoment = new ConcurrentHashMap<>();

    /** Roles held together, as far as they concern one form; administrators hold everything, with whichever roles. */
    private record Holding(ObjectKey form, boolean administrator, Set<ObjectKey> roles) {}

    private RoleGrants(long edition) {
        this.edition = edition;
    }

    static RoleGrants of(MetadataSnapshot snapshot) {
        var grants = new RoleGrants(snapshot.edition());
        snapshot.all(KIND).forEach(grants::add);
        snapshot.all(LINK)
                .forEach(link -> grants.byLink.put(
                        link.key(), LinkGrants.of(link.doc(), link.key().pkg())));
        return grants;
    }

    /** Of the snapshot. */
    long edition() {
        return edition;
    }

    /** What is granted on a form of this shape. Shapes that are about to be published are not kept. */
    FormGrants on(FormShape shape, Identity identity) {
        var holding = new Holding(
                shape.form(), identity.administrator(), identity.administrator() ? Set.of() : identity.roles());
        var known = held.get(holding);
        if (known != null && known.shape().equals(shape)) {
            return known;
        }
        var fresh = new FormGrants(shape, grants(holding));
        if (known == null) {
            if (held.size() >= MOST_KEPT) {
                held.clear();
            }
            held.put(holding, fresh);
        }
        return fresh;
    }

    /** What a public link grants on a form of this shape; nothing when it is not published or leads to another form. */
    FormGrants through(ObjectKey link, FormShape shape) {
        var granted = byLink.get(link);
        return granted == null ? new FormGrants(shape, List.of()) : granted.on(shape);
    }

    /** What a public link shows of {@code target} by a field of {@code form}. */
    Optional<LinkGrants.Offer> offered(ObjectKey link, ObjectKey form, String path, ObjectKey target) {
        return Optional.ofNullable(byLink.get(link)).flatMap(granted -> granted.offer(form, path, target));
    }

    /** Whether a scope of anything granted, on whichever form, changes its meaning within a day. */
    boolean areOfTheMoment(Identity identity) {
        if (ofTheMoment.size() >= MOST_KEPT) {
            ofTheMoment.clear();
        }
        return ofTheMoment.computeIfAbsent(identity.roles(), this::speakOfTheMoment);
    }

    private boolean speakOfTheMoment(Set<ObjectKey> roles) {
        return roles.stream()
                .flatMap(role -> byRole.getOrDefault(role, List.of()).stream())
                .anyMatch(grant -> Moment.speaksOf(grant.scope()));
    }

    /** Duplicates removed, in the order of the roles' keys. */
    private List<Grant> grants(Holding holding) {
        if (holding.administrator()) {
            return List.of(Grant.everything(holding.form()));
        }
        return holding.roles().stream()
                .sorted()
                .flatMap(role -> byRole.getOrDefault(role, List.of()).stream())
                .filter(grant -> grant.form().equals(holding.form()))
                .distinct()
                .toList();
    }

    private void add(PublishedObject role) {
        var grants = new ArrayList<Grant>();
        role.doc()
                .path("grants")
                .forEach(grant -> grants.add(Grant.parse(grant, role.key().pkg())));
        byRole.put(role.key(), List.copyOf(grants));
    }

    /** Whether it is what records are called, in whichever language. */
    private static boolean names(FormShape shape, String key) {
        return key.equals(shape.titleField())
                || shape.field(shape.titleField())
                        .filter(title -> title.translations().containsValue(key))
                        .isPresent();
    }

    /** Fields and columns that every role which may read the form shows, and the title. */
    Map<String, FieldRight> shownToAll(FormShape shape) {
        var readers = byRole.values().stream()
                .flatMap(List::stream)
                .filter(grant -> grant.form().equals(shape.form()) && grant.allows(RecordAction.READ))
                .toList();
        var form = new FormGrants(shape, readers);
        var shown = new HashMap<String, FieldRight>();
        for (var key : form.keys()) {
            var toAll =
                    readers.stream().allMatch(grant -> form.rightOf(grant, key).atLeast(FieldRight.READ));
            if (toAll && !readers.isEmpty() || names(shape, key)) {
                shown.put(key, FieldRight.READ);
            }
        }
        return shown;
    }
}
