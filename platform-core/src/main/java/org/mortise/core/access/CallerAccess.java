package org.mortise.core.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.Labels;
import org.mortise.core.formula.Question;
import org.mortise.core.formula.WorkCalendar;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.WorkCalendars;
import org.mortise.core.org.Identity;
import org.mortise.core.vault.Vault;

/**
 * What one caller may do under one snapshot of the metadata, at one moment; made by {@link AccessGate}.
 *
 * <p>Every path that a query names, wherever it stands, is looked up in what the caller may see: hidden fields, masked ones and
 * forms behind links that he may not read are unknown, with the same problem as names that do not exist.
 */
public final class CallerAccess implements ConditionEnvironment {

    /** Surroundings that are the same for everybody. */
    record Surroundings(Instant now, ZoneId zone, Locale language, DepartmentTrees departments, Vault vault) {}

    private final Caller caller;
    private final Identity identity;
    private final MetadataSnapshot snapshot;
    private final RoleGrants roles;
    private final Surroundings surroundings;
    private final Map<ObjectKey, FormAccess> forms = new HashMap<>();
    private final Map<ObjectKey, FormAccess> titled = new ConcurrentHashMap<>();
    private volatile @Nullable WorkCalendar calendar;

    CallerAccess(
            Caller caller, Identity identity, MetadataSnapshot snapshot, RoleGrants roles, Surroundings surroundings) {
        this.caller = caller;
        this.identity = identity;
        this.snapshot = snapshot;
        this.roles = roles;
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    public Identity identity() {
        return identity;
    }

    /** The same access of somebody who reads {@code language} now: in it records are named. */
    public CallerAccess reading(Locale language) {
        var reader = identity.reading(language);
        return reader.equals(identity) ? this : new CallerAccess(caller, reader, snapshot, roles, surroundings);
    }

    /** To whom belongs what is kept for one person alone, such as views: whoever plays somebody does not see those of the other. */
    public UUID keeper() {
        return caller instanceof Caller.Played played ? played.by() : identity.id();
    }

    public MetadataSnapshot snapshot() {
        return snapshot;
    }

    /**
     * Whether the meaning of {@code filter}, or of a scope of anything granted to the caller on whichever form, changes within a day:
     * with the time or with the departments.
     */
    public boolean isOfTheMoment(@Nullable Condition filter) {
        return roles.areOfTheMoment(identity) || filter != null && Moment.speaksOf(filter);
    }

    /** Access to a form; {@code Rejected.notFound()} when there is none of that key. */
    public FormAccess form(ObjectKey form) {
        return form(shape(form).orElseThrow(Rejected::notFound));
    }

    /** Access to a form of this shape, which may be one about to be published. */
    public synchronized FormAccess form(FormShape shape) {
        var known = forms.get(shape.form());
        if (known != null && known.shape().equals(shape)) {
            return known;
        }
        var granted = caller instanceof Caller.Visitor visitor
                ? roles.through(visitor.link(), shape)
                : roles.on(shape, identity);
        var access = new FormAccess(granted, this);
        forms.put(shape.form(), access);
        return access;
    }

    /** Access to a form that the caller may read records of; empty when there is none or he may not. */
    public Optional<FormAccess> readable(ObjectKey form) {
        return shape(form).map(this::form).filter(access -> access.may(RecordAction.READ));
    }

    /** The query with leave to be asked; refuses with {@code not_found} or with every path that is unknown to the caller. */
    public ScopedQuery scope(RecordQuery query) {
        return scope(readable(query.form()).orElseThrow(Rejected::notFound), query);
    }

    /**
     * The query with leave to be asked of a form that a lent link leads to and that the caller may not read: the records in
     * {@code within}, and of these the titles.
     */
    public ScopedQuery scopeLent(RecordQuery query, Condition within) {
        return scope(lentTitles(query.form(), within), query);
    }

    /**
     * Access to the records that a field may point to: for people what they may read of them, and the titles of all others where the
     * field names all records of its form; for whoever came through a public link what it offers of them by this very field.
     *
     * @param form of the field
     * @param path key of the field, {@code table.column} for a column
     */
    public Optional<FormAccess> pointed(ObjectKey form, String path, ObjectKey target) {
        return caller instanceof Caller.Visitor visitor
                ? offered(visitor, form, path, target, null)
                : readable(target).map(own -> beyond(form, path, target)
                        .map(shown -> Titles.of(own, shown, null))
                        .orElse(own));
    }

    /** What is named beside a field of records that it leads to; see {@link FormAccess#named}. */
    Optional<FormAccess> named(FormShape holder, String path, ObjectKey target) {
        var own = readable(target);
        return own.isEmpty() || Titles.shown(holder, path, target).isEmpty()
                ? own
                : own.map(access -> titled.computeIfAbsent(target, form -> Titles.of(access, List.of(), null)));
    }

    private Optional<List<String>> beyond(ObjectKey form, String path, ObjectKey target) {
        return shape(form).flatMap(holder -> Titles.shown(holder, path, target));
    }

    /** The query with leave to be asked of the records that a field may point to; its filter is the field's, not the caller's. */
    public ScopedQuery scopePointed(ObjectKey form, String path, RecordQuery query) {
        return narrowed(form, path, query.form(), query.filter())
                .map(access -> scope(access, query.unfiltered()))
                .orElseGet(() -> scope(query));
    }

    /** The same of groups of these records. */
    public ScopedAggregate aggregatePointed(ObjectKey form, String path, AggregateQuery query) {
        return narrowed(form, path, query.form(), query.filter())
                .map(access -> aggregate(access, query.unfiltered()))
                .orElseGet(() -> aggregate(query));
    }

    /** Access to the records {@code within}, where a field leads to others than its caller may read by himself. */
    private Optional<FormAccess> narrowed(ObjectKey form, String path, ObjectKey target, @Nullable Condition within) {
        if (caller instanceof Caller.Visitor visitor) {
            return Optional.of(offered(visitor, form, path, target, within).orElseThrow(Rejected::notFound));
        }
        return beyond(form, path, target)
                .map(shown -> Titles.of(readable(target).orElseThrow(Rejected::notFound), shown, within));
    }

    private Optional<FormAccess> offered(
            Caller.Visitor visitor, ObjectKey form, String path, ObjectKey target, @Nullable Condition within) {
        return roles.offered(visitor.link(), form, path, target).flatMap(offer -> shape(target)
                .map(shape -> new FormAccess(
                        new FormGrants(shape, List.of(offer.on(shape, within))),
                        this,
                        within != null && Moment.speaksOf(within))));
    }

    private FormAccess lentTitles(ObjectKey form, Condition within) {
        var shape = shape(form).orElseThrow(Rejected::notFound);
        var titles = FieldRights.of(Map.of(shape.titleField(), FieldRight.READ));
        var grant = new Grant(form, EnumSet.of(RecordAction.READ), within, titles, CommentRight.NONE);
        return new FormAccess(new FormGrants(shape, List.of(grant)), this);
    }

    private ScopedQuery scope(FormAccess access, RecordQuery query) {
        QuestionCheck.check(access, query);
        return new ScopedQuery(access, query);
    }

    /** The question with leave to be asked; refuses like {@link #scope}. */
    public ScopedAggregate aggregate(AggregateQuery query) {
        return aggregate(readable(query.form()).orElseThrow(Rejected::notFound), query);
    }

    private static ScopedAggregate aggregate(FormAccess access, AggregateQuery query) {
        QuestionCheck.check(access, query);
        return new ScopedAggregate(access, query);
    }

    /** The question of a formula with leave to be asked; refuses like {@link #scope}. */
    public ScopedQuestion ask(Question question) {
        var access = readable(ObjectKey.parse(question.form())).orElseThrow(Rejected::notFound);
        QuestionCheck.check(access, question);
        return new ScopedQuestion(access, question);
    }

    /**
     * Leave to change records by {@code action}.
     *
     * @param fieldRights rights of a flow node, which reach the record whatever the caller's grants; null: his grants hold
     * @throws Rejected {@code not_found} for a form he may not even read, {@code forbidden} when no grant allows the action
     */
    public ScopedWrite write(ObjectKey form, RecordAction action, @Nullable Map<String, FieldRight> fieldRights) {
        if (caller instanceof Caller.Played) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "played_reads_only");
        }
        if (fieldRights != null) {
            return new ScopedWrite(lent(form, action, fieldRights), action);
        }
        var access = form(form);
        if (!access.may(action)) {
            throw access.may(RecordAction.READ)
                    ? Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden")
                    : Rejected.notFound();
        }
        return new ScopedWrite(access, action);
    }

    /**
     * Access to a form that a task lends, whatever the caller's grants: being asked is the ground. What {@code fieldRights} hides
     * is unknown.
     *
     * @param fieldRights rights of the task, by field key
     */
    public FormAccess lent(ObjectKey form, Map<String, FieldRight> fieldRights) {
        var writes = fieldRights.containsValue(FieldRight.WRITE);
        return lent(form, writes ? RecordAction.UPDATE : RecordAction.READ, fieldRights);
    }

    private FormAccess lent(ObjectKey form, RecordAction action, Map<String, FieldRight> fieldRights) {
        var actions = EnumSet.of(RecordAction.READ, action);
        var grant = new Grant(form, actions, Condition.ALWAYS, FieldRights.of(fieldRights), CommentRight.WRITE);
        var shape = shape(form).orElseThrow(Rejected::notFound);
        return new FormAccess(new FormGrants(shape, List.of(grant)), this);
    }

    /** What everybody sees of a form who may read any of it, whoever the caller is; its title in any case. */
    public Map<String, FieldRight> shownToAll(ObjectKey form) {
        return shape(form).map(roles::shownToAll).orElseThrow(Rejected::notFound);
    }

    @Override
    public Instant now() {
        return surroundings.now();
    }

    @Override
    public ZoneId zone() {
        return surroundings.zone();
    }

    @Override
    public WorkCalendar calendar() {
        var known = calendar;
        if (known == null) {
            known = WorkCalendars.in(snapshot);
            calendar = known;
        }
        return known;
    }

    /** Of the organisation, whoever asks. */
    public Locale language() {
        return surroundings.language();
    }

    @Override
    public @Nullable Object variable(String name) {
        if (name.equals(Labels.LANGUAGE)) {
            return language().toLanguageTag();
        }
        if (identity.isVisitor()) {
            return null;
        }
        return switch (name) {
            case "user.id" ->
                identity.isNobodyInParticular() ? null : identity.id().toString();
            case "user.department" ->
                identity.department() == null ? null : identity.department().toString();
            case "user.departmentTree", "user.departments" -> texts(identity.departmentTree());
            case Variables.DEPARTMENT_PEOPLE ->
                identity.department() == null
                        ? List.of()
                        : texts(surroundings.departments().people(Set.of(identity.department())));
            case Variables.DEPARTMENT_TREE_PEOPLE ->
                texts(surroundings.departments().people(identity.departmentTree()));
            case "user.subordinates" -> texts(identity.subordinates());
            case "user.roles" -> texts(identity.roles());
            default -> null;
        };
    }

    @Override
    public List<String> marks(String place, String text) {
        return surroundings.vault().open().marks(place, text);
    }

    @Override
    public Collection<String> departmentTree(String department) {
        return texts(surroundings.departments().below(UUID.fromString(department)));
    }

    Optional<FormShape> shape(ObjectKey form) {
        return snapshot.form(form);
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
