package org.mortise.core.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mortise.core.condition.Condition;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/**
 * Grants on one form with what follows from them whoever holds them, worked out once: it is asked for with every field of every
 * request.
 */
final class FormGrants {

    private final FormShape shape;
    private final List<Grant> grants;
    private final List<Condition> scopes;
    private final Map<RecordAction, List<Condition>> scopesOf = new EnumMap<>(RecordAction.class);
    private final Map<RecordAction, Condition> scopeOf = new EnumMap<>(RecordAction.class);
    private final List<String> keys;
    private final Set<String> known;
    private final Set<String> masked;
    /** Translations with what they are translations of. */
    private final Map<String, String> translated;

    private final RecordRights all;
    private final Map<Showing, Condition> showing = new ConcurrentHashMap<>();
    private final Map<List<Boolean>, RecordRights> matching = new ConcurrentHashMap<>();

    private record Showing(String key, FieldRight right) {}

    FormGrants(FormShape shape, List<Grant> grants) {
        this.shape = shape;
        this.grants = List.copyOf(grants);
        this.scopes = grants.stream().map(Grant::scope).distinct().toList();
        this.keys = keys(shape);
        this.known = known(keys);
        this.masked = masked(shape);
        this.translated = shape.translated();
        for (var action : RecordAction.values()) {
            var reached = grants.stream()
                    .filter(grant -> grant.allows(action))
                    .map(Grant::scope)
                    .distinct()
                    .toList();
            scopesOf.put(action, reached);
            scopeOf.put(action, anyOf(reached));
        }
        this.all = new RecordRights(this, this.grants);
    }

    FormShape shape() {
        return shape;
    }

    List<Grant> grants() {
        return grants;
    }

    boolean may(RecordAction action) {
        return all.may(action);
    }

    /** The strongest right to a field that some record may give. */
    FieldRight right(String key) {
        return all.mayWrite(RecordAction.CREATE, key) ? FieldRight.WRITE : all.of(key);
    }

    /** The strongest right to see a field that some record may give. */
    FieldRight reading(String key) {
        return all.reading(key);
    }

    Condition scope(RecordAction action) {
        return Objects.requireNonNull(scopeOf.get(action));
    }

    Condition showing(String key, FieldRight right) {
        var wanted = new Showing(key, right);
        return hasKey(key) ? showing.computeIfAbsent(wanted, this::showing) : showing(wanted);
    }

    List<Condition> scopes() {
        return scopes;
    }

    /** As if a record lay in the scopes of all grants. */
    RecordRights anywhere() {
        return all;
    }

    RecordRights rights(List<Boolean> matches) {
        return matching.computeIfAbsent(List.copyOf(matches), this::matching);
    }

    /** Keys that have rights, in the order of the form: fields, and columns of sub-tables as {@code items.price}. */
    List<String> keys() {
        return keys;
    }

    boolean hasKey(String key) {
        return known.contains(key);
    }

    /** System columns that mirror a field are as visible as the field. */
    FieldRight rightOf(Grant grant, String key) {
        var system = SystemField.of(key).orElse(null);
        if (system == null) {
            return ofField(grant, key);
        }
        var mirrored =
                switch (system) {
                    case OWNER -> shape.ownerField();
                    case DEPARTMENT -> shape.departmentField();
                    default -> null;
                };
        if (mirrored == null) {
            return FieldRight.READ;
        }
        var right = ofField(grant, mirrored);
        return right == FieldRight.WRITE ? FieldRight.READ : right;
    }

    /** A translation is never more open than what it is a translation of, and as open where a grant does not name it. */
    private FieldRight ofField(Grant grant, String key) {
        var source = translated.get(key);
        if (source == null) {
            return ofField(grant, key, grant.fields().of(key));
        }
        var most = ofField(grant, source, grant.fields().of(source));
        var own = ofField(grant, key, grant.fields().names(key) ? grant.fields().of(key) : most);
        return own.atLeast(most) ? most : own;
    }

    /** A field that is masked by itself is so for everybody whose grant does not name it. */
    private FieldRight ofField(Grant grant, String key, FieldRight right) {
        var masks = masked.contains(key) && grant.fields().masks(key);
        return masks && right.atLeast(FieldRight.MASKED) ? FieldRight.MASKED : right;
    }

    private Condition showing(Showing wanted) {
        var giving = grants.stream()
                .filter(grant -> grant.allows(RecordAction.READ)
                        && rightOf(grant, wanted.key()).atLeast(wanted.right()))
                .map(Grant::scope)
                .distinct()
                .toList();
        var reached = Objects.requireNonNull(scopesOf.get(RecordAction.READ));
        return giving.containsAll(reached) && !giving.isEmpty() ? Condition.ALWAYS : anyOf(giving);
    }

    private RecordRights matching(List<Boolean> matches) {
        return new RecordRights(
                this,
                grants.stream()
                        .filter(grant -> matches.get(scopes.indexOf(grant.scope())))
                        .toList());
    }

    private static List<String> keys(FormShape shape) {
        var keys = new ArrayList<String>();
        for (var field : shape.fields()) {
            keys.add(field.key());
            if (field.type() == ValueType.SUBTABLE) {
                field.fields().stream().map(FieldShape::key).forEach(column -> keys.add(field.key() + "." + column));
            }
        }
        return Collections.unmodifiableList(keys);
    }

    private static Set<String> masked(FormShape shape) {
        var masked = new HashSet<String>();
        for (var field : shape.fields()) {
            if (field.masked()) {
                masked.add(field.key());
            }
            field.fields().stream()
                    .filter(FieldShape::masked)
                    .forEach(column -> masked.add(field.key() + "." + column.key()));
        }
        return Set.copyOf(masked);
    }

    private static Set<String> known(List<String> keys) {
        var known = new HashSet<>(keys);
        for (var system : SystemField.values()) {
            known.add(system.key());
        }
        return Set.copyOf(known);
    }

    private static Condition anyOf(List<Condition> scopes) {
        if (scopes.contains(Condition.ALWAYS)) {
            return Condition.ALWAYS;
        }
        return scopes.size() == 1 ? scopes.get(0) : new Condition.Any(scopes);
    }
}
