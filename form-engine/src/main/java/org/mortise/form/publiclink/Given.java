package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Department;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;
import org.mortise.form.control.Coercion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.publiclink.OpenLinks.Entered;
import org.mortise.form.record.RecordCoercion;

/** What a record is made of that comes through a link: what was filled in, what the address brought, what the link itself gives. */
@ApplicationScoped
public class Given {

    private static final int LONGEST_PARAMETER = 500;
    private static final Set<ValueType> PEOPLE = Set.of(ValueType.USER, ValueType.USERS);
    private static final Set<ValueType> DEPARTMENTS = Set.of(ValueType.DEPARTMENT, ValueType.DEPARTMENTS);

    private final People people;
    private final Departments departments;
    private final OfferedColleagues colleagues;

    Given(People people, Departments departments) {
        this.people = people;
        this.departments = departments;
        this.colleagues = new OfferedColleagues(people, departments);
    }

    /** Outside the container, for tests of engines. */
    public static Given of(People people, Departments departments) {
        return new Given(people, departments);
    }

    /** Whom of those that were chosen the link does not let be chosen. */
    Uni<List<Problem>> beyond(Transaction transaction, Entered entered, ObjectNode filled, Coercion coercion) {
        return colleagues.beyond(transaction, entered, filled, coercion);
    }

    /** @param filled what was filled in, offered fields only */
    Uni<ObjectNode> data(
            Transaction transaction,
            PublicLink link,
            PreparedForm form,
            ObjectNode filled,
            Sent sent,
            Coercion coercion) {
        var data = filled.deepCopy();
        link.parameters().forEach((name, key) -> form.field(key)
                .filter(field -> !link.isOffered(key))
                .map(field -> brought(form, field, sent.parameter(name), coercion))
                .filter(value -> !value.isMissingNode())
                .ifPresent(value -> data.set(key, value)));
        return there(transaction, link, form).map(there -> {
            link.values().properties().forEach(value -> form.field(value.getKey())
                    .filter(field -> isThere(field, value.getValue(), there))
                    .ifPresent(field -> data.set(field.key(), value.getValue())));
            return data;
        });
    }

    /** Nobody can correct what the address brought: what does not fit is left out. */
    private static JsonNode brought(PreparedForm form, PreparedField field, String text, Coercion coercion) {
        var none = MissingNode.getInstance();
        if (text.isEmpty() || text.length() > LONGEST_PARAMETER) {
            return none;
        }
        var alone = Json.object();
        alone.set(field.key(), TextNode.valueOf(text));
        var read = RecordCoercion.of(form, alone, coercion);
        var value = read.input().path(field.key());
        return read.problems().isEmpty() && field.control().validate(value).isEmpty() ? value : none;
    }

    /** Whoever of those that the link names is in the house now. People leave; what comes in is not to be lost for that. */
    private Uni<Set<UUID>> there(Transaction transaction, PublicLink link, PreparedForm form) {
        var named = named(link, form, PEOPLE);
        var active = named.isEmpty()
                ? Uni.createFrom().item(Set.<UUID>of())
                : people.all(transaction, named).map(found -> found.stream()
                        .filter(Person::active)
                        .map(Person::id)
                        .collect(Collectors.toSet()));
        if (named(link, form, DEPARTMENTS).isEmpty()) {
            return active;
        }
        return active.flatMap(present -> departments.all().map(all -> {
            var there = new HashSet<>(present);
            all.stream().map(Department::id).forEach(there::add);
            return there;
        }));
    }

    private static Set<UUID> named(PublicLink link, PreparedForm form, Set<ValueType> types) {
        var ids = new HashSet<UUID>();
        link.values().properties().forEach(value -> {
            if (form.field(value.getKey())
                    .filter(field -> types.contains(field.shape().type()))
                    .isPresent()) {
                ids.addAll(ids(value.getValue()));
            }
        });
        return ids;
    }

    private static boolean isThere(PreparedField field, JsonNode value, Set<UUID> there) {
        var type = field.shape().type();
        return !PEOPLE.contains(type) && !DEPARTMENTS.contains(type) || there.containsAll(ids(value));
    }

    private static Set<UUID> ids(JsonNode value) {
        var ids = new HashSet<UUID>();
        if (value.isTextual()) {
            ids.add(UUID.fromString(value.asText()));
        }
        value.forEach(each -> ids.add(UUID.fromString(each.asText())));
        return ids;
    }
}
