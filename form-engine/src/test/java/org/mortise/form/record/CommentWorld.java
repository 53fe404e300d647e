package org.mortise.form.record;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.OrderForms.PRODUCT;
import static org.mortise.form.record.OrderForms.ROLE;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.mortise.core.access.FieldRight;
import org.mortise.core.contract.LentRights;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.Outbox;
import org.mortise.core.event.OutboxDispatcher;
import org.mortise.core.event.OutboxSubscriber;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.notify.Notifications;
import org.mortise.core.org.NewPerson;
import org.mortise.core.store.RecordComment;
import org.mortise.form.comment.CommentDesk;
import org.mortise.form.comment.CommentDesk.Address;
import org.mortise.form.comment.CommentNews;
import org.mortise.form.comment.Discussions;
import org.mortise.form.comment.Discussions.Discussion;

/** A record with people around it who may see and say more or less about it, on a real database. */
abstract class CommentWorld {

    private static final String GRANT = "{'kind':'role','key':'%s','title':'R','grants':[{'form':'product',"
            + "'actions':['read'],'scope':%s,'fields':{'*':'read','secret':'hidden'%s}%s}]}";
    private static final String ALL = "'all'";

    static FormWorld world;
    static CommentDesk desk;
    static Discussions discussions;
    private static OutboxDispatcher dispatcher;
    static Caller.User ann;
    static Caller.User ben;
    static Caller.User listener;
    static Caller.User keeper;
    static Caller.User nameless;
    static Caller.User stranger;
    static Caller.User asked;
    static Caller.User administrator;

    /** Records lent to {@code asked}. */
    static final Set<UUID> LENT = new HashSet<>();

    /** For whom it has been asked what is lent to them. */
    static final List<UUID> ASKED_FOR = new ArrayList<>();

    Record product;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(
                PRODUCT,
                ROLE,
                GRANT.formatted("talker", ALL, "", ""),
                GRANT.formatted("listener", ALL, "", ",'comments':'read'"),
                GRANT.formatted("keeper", ALL, "", ",'comments':'manage'"),
                GRANT.formatted("nameless", ALL, ",'name':'hidden'", ""));
        ann = world.person("ann", "shop.seller");
        ben = world.person("ben", "shop.talker");
        listener = world.person("lis", "shop.listener");
        keeper = world.person("kim", "shop.keeper");
        nameless = world.person("nan", "shop.nameless");
        stranger = world.person("sam", "shop.seller");
        asked = world.person("ash");
        administrator = new Caller.User(FormWorld.wait(world.database.inTransaction(transaction ->
                world.people.create(transaction, new NewPerson("root", "root", null, null, true, null)))));
        var loans = Loans.of(new Lender());
        var subscribers = List.<OutboxSubscriber>of(CommentNews.of(
                world.database,
                world.gate,
                world.store,
                loans,
                world.people,
                Notifications.of(world.clock, world.vault)));
        desk = CommentDesk.of(
                world.database,
                world.gate,
                world.store,
                loans,
                world.people,
                new CommentDesk.Announcing(
                        Notifications.of(world.clock, world.vault), Outbox.of(subscribers, world.vault)),
                world.clock);
        discussions = Discussions.of(world.database, world.gate, world.store, loans, world.people);
        dispatcher = OutboxDispatcher.of(subscribers, world.database, world.clock, world.vault);
    }

    /** Lends {@code asked} the name of some records. */
    private static final class Lender implements LentRights {
        @Override
        public Uni<Map<String, FieldRight>> of(Caller.User caller, ObjectKey form, UUID record) {
            ASKED_FOR.add(caller.id());
            return Uni.createFrom()
                    .item(
                            caller.equals(asked) && LENT.contains(record)
                                    ? Map.of("name", FieldRight.READ)
                                    : Map.<String, FieldRight>of());
        }

        @Override
        public Uni<Set<UUID>> borrowers(ObjectKey form, UUID record) {
            return Uni.createFrom().item(LENT.contains(record) ? Set.of(asked.id()) : Set.<UUID>of());
        }
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void begin() {
        product = world.create(ann, "shop.product", "{'name':'Nail'}");
    }

    RecordComment say(Caller.User who, String text) {
        return FormWorld.wait(writing(who, product.id(), text, null));
    }

    RecordComment answer(Caller.User who, String text, RecordComment answered) {
        return FormWorld.wait(writing(who, product.id(), text, answered.id()));
    }

    Uni<RecordComment> writing(Caller.User who, UUID record, @Nullable String text, @Nullable UUID replyTo) {
        return world.database.inTransaction(
                transaction -> desk.write(transaction, who, product.form(), record, text, replyTo));
    }

    Discussion discussion(Caller.User who) {
        return FormWorld.wait(discussions.list(who, product.form(), product.id(), null, 50));
    }

    Address address(RecordComment comment) {
        return new Address(product.form(), comment.record(), comment.id());
    }

    static String at(Caller.User person) {
        return "@[" + person.id() + "]";
    }

    static void settle() {
        while (FormWorld.wait(dispatcher.takeOne())) {
            // Until nothing is left to tell.
        }
        world.clock.advance(Duration.ofMillis(1));
    }

    /** What people were told about the record, and takes it for granted that it leads to the comment. */
    List<String> told() {
        return world
                .rows(
                        "SELECT p.name, n.title->>'en-US', n.body #>> '{}' FROM notification n JOIN person p ON p.id = n.recipient"
                                + " WHERE n.record = $1 AND n.form = 'shop.product' AND n.anchor LIKE 'comment:%'",
                        product.id())
                .stream()
                .map(row -> row.getString(0) + ": " + row.getString(1) + " / " + row.getString(2))
                .toList();
    }

    static void members(String role, Set<UUID> people) {
        FormWorld.wait(world.database.inTransaction(
                transaction -> world.people.setMembers(transaction, new ObjectKey("shop", role), people)));
        world.clock.advance(Duration.ofSeconds(2));
    }

    static List<String> both(java.util.function.Function<Address, Uni<?>> road, Address there, Address nothing) {
        return List.of(there, nothing).stream()
                .map(place -> {
                    var refusal = rejected(() -> FormWorld.wait(road.apply(place)));
                    return refusal.kind() + " "
                            + refusal.problems().stream().map(Problem::code).toList();
                })
                .toList();
    }

    static @Nullable Throwable failureOf(java.util.concurrent.CompletionStage<?> stage) {
        return stage.handle((done, failure) -> failure).toCompletableFuture().join();
    }

    static Rejected rejected(ThrowingCallable refused) {
        return Objects.requireNonNull(catchThrowableOfType(Rejected.class, refused));
    }

    static List<String> codes(ThrowingCallable refused) {
        return rejected(refused).problems().stream().map(Problem::code).toList();
    }
}
