package org.mortise.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.org.Identity;
import org.mortise.core.testing.Keys;
import org.mortise.core.vault.Vault;

/** What callers may do under hand-made forms and roles, without a database of people. */
public final class TestAccess {

    public static final Instant NOW = Instant.parse("2026-03-15T04:00:00Z");
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final List<PublishedObject> objects = new ArrayList<>();
    private final Map<UUID, List<UUID>> people = new HashMap<>();
    private MetadataSnapshot snapshot = MetadataSnapshot.empty();
    private Vault vault = Keys.VAULT;

    public TestAccess vault(Vault keys) {
        vault = keys;
        return this;
    }

    public TestAccess form(FormShape shape) {
        objects.add(new PublishedObject(shape.form(), "form", shape.version(), Json.object(), shape.toJson()));
        return published();
    }

    /** @param grants JSON array as in role documents; single quotes are double ones */
    public TestAccess role(String key, String grants) {
        var doc = Json.object();
        doc.set("grants", json(grants));
        objects.add(new PublishedObject(ObjectKey.parse(key), "role", 1, doc, null));
        return published();
    }

    /** @param link JSON of a link document; single quotes are double ones */
    public TestAccess publicLink(String key, String link) {
        objects.add(new PublishedObject(ObjectKey.parse(key), "publiclink", 1, json(link), null));
        return published();
    }

    /** Who belongs to a department. */
    public TestAccess members(UUID department, UUID... persons) {
        people.put(department, List.of(persons));
        return this;
    }

    /** Somebody without an account who came through a link. */
    public CallerAccess visitor(String link) {
        return caller(Identity.visitor(), ObjectKey.parse(link));
    }

    public CallerAccess administrator() {
        return caller(Identity.platform());
    }

    public CallerAccess holding(UUID person, @Nullable UUID department, String... roles) {
        var keys = List.of(roles).stream().map(ObjectKey::parse).toList();
        return caller(new Identity(
                person,
                "somebody",
                false,
                department,
                department == null ? Set.of() : Set.of(department),
                Set.of(person),
                Set.copyOf(keys),
                Locale.US));
    }

    public CallerAccess caller(Identity identity) {
        return caller(identity, null);
    }

    private CallerAccess caller(Identity identity, @Nullable ObjectKey link) {
        return new CallerAccess(
                link == null ? new Caller.User(identity.id()) : new Caller.Visitor(link),
                identity,
                snapshot,
                RoleGrants.of(snapshot),
                new CallerAccess.Surroundings(
                        NOW, ZONE, Locale.SIMPLIFIED_CHINESE, DepartmentTrees.of(List.of(), people), vault));
    }

    private TestAccess published() {
        snapshot = MetadataSnapshot.empty().with(1, objects);
        return this;
    }

    public static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
