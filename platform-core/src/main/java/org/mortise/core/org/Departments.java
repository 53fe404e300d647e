package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Rejected;

/** The departments of the organisation: a forest. */
@ApplicationScoped
public class Departments {

    private final Database database;
    private final DepartmentTable table;
    private final DepartmentRules rules;
    private final Identities identities;
    private final Clock clock;
    private final KeptNames names;

    Departments(Database database, DepartmentTable table, DepartmentRules rules, Identities identities, Clock clock) {
        this.database = database;
        this.table = table;
        this.rules = rules;
        this.identities = identities;
        this.clock = clock;
        this.names = new KeptNames();
    }

    /** Outside the container, for tests of engines. */
    public static Departments of(Database database, Clock clock) {
        var table = new DepartmentTable();
        return new Departments(database, table, new DepartmentRules(table), Identities.of(database, clock), clock);
    }

    /** All departments, by name. */
    public Uni<List<Department>> all() {
        return table.all(database.pool());
    }

    /** Whoever belongs to a department itself, by department, also disabled people. */
    public Uni<Map<UUID, List<UUID>>> people() {
        return table.people(database.pool());
    }

    /** The same as {@code transaction} sees them. */
    public Uni<List<Department>> all(Transaction transaction) {
        return table.all(transaction.connection());
    }

    /** The same as {@code transaction} sees it. */
    public Uni<Map<UUID, List<UUID>>> people(Transaction transaction) {
        return table.people(transaction.connection());
    }

    public Uni<Optional<Department>> find(UUID id) {
        return table.find(database.pool(), id);
    }

    /** Names by id; unknown ids are absent. */
    public Uni<Map<UUID, String>> names(Collection<UUID> ids) {
        return kept(ids, missing -> table.names(database.pool(), missing));
    }

    /** The same over the connection that {@code transaction} holds: as they were a second ago, at most. */
    public Uni<Map<UUID, String>> keptNames(Transaction transaction, Collection<UUID> ids) {
        return kept(ids, missing -> table.names(transaction.connection(), missing));
    }

    private Uni<Map<UUID, String>> kept(Collection<UUID> ids, Function<Collection<UUID>, Uni<Map<UUID, String>>> read) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : names.of(ids, identities.epoch(), clock.instant(), read);
    }

    /** Names by id as {@code transaction} sees them. */
    public Uni<Map<UUID, String>> names(Transaction transaction, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : table.names(transaction.connection(), ids);
    }

    /** Codes by id as {@code transaction} sees them; departments without one are absent. */
    public Uni<Map<UUID, String>> codes(Transaction transaction, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : table.codes(transaction.connection(), ids);
    }

    /** These departments and all below them. */
    public Uni<Set<UUID>> reach(Collection<UUID> roots) {
        return table.reach(database.pool(), roots);
    }

    /** The same as {@code transaction} sees them. */
    public Uni<Set<UUID>> reach(Transaction transaction, Collection<UUID> roots) {
        return table.reach(transaction.connection(), roots);
    }

    /** The active head of {@code department} itself. */
    public Uni<Optional<UUID>> headOf(UUID department) {
        return headOf(department, 1);
    }

    /** The active head {@code level} departments up; 1 is the department itself. Departments without a head count. */
    public Uni<Optional<UUID>> headOf(UUID department, int level) {
        return table.head(database.pool(), department, level);
    }

    /** Adds a department; refused when the parent or head is unknown. */
    public Uni<UUID> create(Transaction transaction, String name, @Nullable UUID parent, @Nullable UUID head) {
        return create(transaction, name, parent, head, null);
    }

    /** @param code by which it is known besides; null for none */
    Uni<UUID> create(
            Transaction transaction, String name, @Nullable UUID parent, @Nullable UUID head, @Nullable String code) {
        var department = new Department(Ids.next(), name, parent, head, code);
        identities.changing(transaction);
        return rules.check(transaction, department)
                .chain(() -> table.insert(transaction, department, clock.instant()))
                .replaceWith(department.id());
    }

    /** Changes a department as {@code change} says. */
    public Uni<Department> change(Transaction transaction, UUID id, UnaryOperator<Department> change) {
        identities.changing(transaction);
        return table.lock(transaction, id)
                .map(found -> change.apply(found.orElseThrow(Rejected::notFound)))
                .call(department -> rules.check(transaction, department))
                .call(department -> table.update(transaction, department));
    }

    /** Removes an empty department; refused while people or departments belong to it. */
    public Uni<Void> remove(Transaction transaction, UUID id) {
        identities.changing(transaction);
        return table.lock(transaction, id)
                .map(found -> found.orElseThrow(Rejected::notFound))
                .chain(() -> rules.checkEmpty(transaction, id))
                .chain(() -> table.delete(transaction, id));
    }
}
