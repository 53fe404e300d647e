package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.TestAccess;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Identity;

/** Who sees what: scopes, fields and the two together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final UUID ME = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID MY_DEPARTMENT = UUID.fromString("00000000-0000-7000-8000-0000000000d1");
    private static final UUID OTHER_DEPARTMENT = UUID.fromString("00000000-0000-7000-8000-0000000000d2");

    private final RecordWorld world = RecordWorld.withForms();
    private final TestAccess access = RecordWorld.access();
    private UUID gold;
    private UUID bronze;
    private UUID mine;
    private UUID colleagues;
    private UUID strangers;

    @BeforeAll
    void fill() {
        var administrator = RecordWorld.administrator();
        gold = world.insert(
                administrator,
                Shapes.PARTNER,
                "{'name':'Gold partner','phone':'13812345678','level':'gold','note':'hidden words','secret':'5'}");
        bronze = world.insert(
                administrator,
                Shapes.PARTNER,
                "{'name':'Bronze partner','phone':'13900001111','level':'bronze','secret':'6'}");
        mine = order("M1", gold, ME, MY_DEPARTMENT);
        colleagues = order("C1", bronze, OTHER, MY_DEPARTMENT);
        strangers = order("S1", gold, OTHER, OTHER_DEPARTMENT);
        for (var scope : List.of("own", "own_and_subordinates", "department", "department_tree", "all")) {
            access.role(
                    "shop." + scope,
                    "[{'form':'order','actions':['read'],'scope':'" + scope + "','fields':{'*':'read'}}]");
        }
        access.role(
                "shop.won",
                "[{'form':'order','actions':['read'],'scope':{'field':'stage','op':'eq','value':'won'},'fields':{'*':'read'}}]");
        access.role("shop.mixed", """
                [{'form':'order','actions':['read'],'scope':'all','fields':{'no':'read','stage':'read','partner':'read','email':'masked'}},
                 {'form':'order','actions':['read','update'],'scope':'own','fields':{'*':'read','cost':'read','amount':'write'}}]""");
        access.role("shop.narrow", """
                [{'form':'order','actions':['read','update'],'scope':'all',
                  'fields':{'*':'write','cost':'hidden','email':'masked','items.price':'hidden'}},
                 {'form':'partner','actions':['read'],'scope':{'field':'level','op':'eq','value':'gold'},
                  'fields':{'name':'read','level':'read','phone':'masked'}}]""");
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "own,1,0,0",
        "own_and_subordinates,1,0,0",
        "department,1,1,0",
        "department_tree,1,1,0",
        "all,1,1,1",
        "won,1,1,1"
    })
    void a_scope_reaches_exactly_its_records_and_the_others_do_not_exist(
            String role, int my, int colleague, int stranger) {
        var caller = access.holding(ME, MY_DEPARTMENT, "shop." + role);
        var expected = my + colleague + stranger;
        assertThat(world.ids(caller, Shapes.ORDER, null, null)).hasSize(expected);
        assertThat(world.store
                        .count(caller.scope(RecordQuery.of(Shapes.ORDER, null, 1)))
                        .await()
                        .indefinitely()
                        .count())
                .isEqualTo(expected);
        assertThat(world.reads(caller, Shapes.ORDER, mine)).isEqualTo(my == 1);
        assertThat(world.reads(caller, Shapes.ORDER, colleagues)).isEqualTo(colleague == 1);
        assertThat(world.reads(caller, Shapes.ORDER, strangers)).isEqualTo(stranger == 1);
        assertThat(world.reads(caller, Shapes.ORDER, Ids.next())).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"own,1", "own_and_subordinates,3", "department,2", "department_tree,3"})
    void who_has_people_and_departments_below_reaches_their_records_too_in_lists_reads_and_figures(
            String role, int expected) {
        var below = new Identity(
                ME,
                "me",
                false,
                MY_DEPARTMENT,
                Set.of(MY_DEPARTMENT, OTHER_DEPARTMENT),
                Set.of(ME, OTHER),
                Set.of(ObjectKey.parse("shop." + role)),
                Locale.US);
        var caller = access.caller(below);

        assertThat(world.ids(caller, Shapes.ORDER, null, null)).hasSize(expected);
        assertThat(Stream.of(mine, colleagues, strangers).filter(id -> world.reads(caller, Shapes.ORDER, id)))
                .hasSize(expected);
        assertThat(count(caller)).isEqualTo((long) expected);
    }

    private @Nullable Object count(CallerAccess caller) {
        var count = new AggregateQuery.Measure("n", AggregateQuery.Aggregate.COUNT, null);
        var query = new AggregateQuery(Shapes.ORDER, List.of(), List.of(count), null, null, List.of(), 1);
        return world.store
                .aggregate(caller.aggregate(query))
                .await()
                .indefinitely()
                .rows()
                .get(0)
                .get(0);
    }

    @Test
    void nobody_reads_a_form_without_a_grant() {
        var caller = access.holding(ME, null);
        assertThatThrownBy(() -> world.ids(caller, Shapes.ORDER, null, null))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.kind()).isEqualTo(Rejected.Kind.NOT_FOUND));
    }

    @Test
    void a_field_is_visible_where_some_grant_reaches_the_record_and_shows_it() {
        var caller = access.holding(ME, MY_DEPARTMENT, "shop.mixed");
        assertThat(world.read(caller, Shapes.ORDER, mine).has("cost")).isTrue();
        assertThat(world.read(caller, Shapes.ORDER, colleagues).has("cost")).isFalse();
        assertThat(world.read(caller, Shapes.ORDER, mine).get("email").asText()).isEqualTo("somebody@example.com");
        assertThat(world.read(caller, Shapes.ORDER, colleagues).get("email").asText())
                .isEqualTo("s***@example.com");
        assertThat(world.read(caller, Shapes.ORDER, colleagues).has("items")).isFalse();
        assertThat(world.read(caller, Shapes.ORDER, mine).has("items")).isTrue();
        // All three cost 50; only in mine may that be known.
        assertThat(world.ids(caller, Shapes.ORDER, "{'field':'cost','op':'eq','value':'50'}", null))
                .containsExactly(mine);
        var sum = new AggregateQuery(
                Shapes.ORDER,
                List.of(),
                List.of(new AggregateQuery.Measure("s", AggregateQuery.Aggregate.SUM, FieldPath.of("cost"))),
                null,
                null,
                List.of(),
                10);
        assertThat(world.store
                        .aggregate(caller.aggregate(sum))
                        .await()
                        .indefinitely()
                        .rows()
                        .get(0)
                        .get(0))
                .isEqualTo(new java.math.BigDecimal("50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cost", "email", "items.price", "partner.secret", "partner.phone", "partner.note"})
    void a_hidden_or_masked_field_is_as_unknown_as_one_that_does_not_exist(String hidden) {
        var caller = access.holding(ME, MY_DEPARTMENT, "shop.narrow");
        assertThat(RefusedQueries.naming(caller, hidden))
                .isEqualTo(RefusedQueries.naming(caller, RefusedQueries.twin(hidden)));
    }

    @Test
    void masked_values_never_leave_the_database() {
        var caller = access.holding(ME, MY_DEPARTMENT, "shop.narrow");
        var page = world.list(caller, RecordQuery.of(Shapes.ORDER, null, 10));
        assertThat(page.records()).hasSize(3).allSatisfy(record -> {
            assertThat(record.data()).contains("s***@example.com").doesNotContain("somebody", "cost");
        });
        assertThat(world.read(caller, Shapes.PARTNER, gold).get("phone").asText())
                .isEqualTo("138****5678");
        assertThat(world.read(caller, Shapes.ORDER, mine).get("items").toString())
                .contains("bolt")
                .doesNotContain("price");
        assertThat(world.read(caller, Shapes.PARTNER, gold).has("note")).isFalse();
    }

    @Test
    void links_lead_only_to_records_that_may_be_read() {
        var caller = access.holding(ME, MY_DEPARTMENT, "shop.narrow");
        assertThat(world.ids(
                        caller, Shapes.ORDER, "{'field':'partner.level','op':'in','value':['gold','bronze']}", null))
                .containsExactlyInAnyOrder(mine, strangers);
        var page = world.list(caller, RecordQuery.of(Shapes.ORDER, null, 10));
        assertThat(page.titles()).containsEntry(gold, "Gold partner").doesNotContainKey(bronze);
        var sorted = new RecordQuery(
                Shapes.ORDER,
                null,
                null,
                List.of(new RecordQuery.Sort(FieldPath.of("partner.level"), false)),
                List.of(),
                null,
                10);
        assertThat(world.list(caller, sorted).records().get(2).id()).isEqualTo(colleagues);
    }

    @Test
    void search_finds_only_by_what_may_be_read() {
        var caller = access.holding(ME, MY_DEPARTMENT, "shop.narrow");
        assertThat(world.ids(caller, Shapes.PARTNER, null, "Gold")).containsExactly(gold);
        assertThat(world.ids(caller, Shapes.PARTNER, null, "hidden words")).isEmpty();
        assertThat(world.ids(caller, Shapes.PARTNER, null, "13812345678")).isEmpty();
        assertThat(world.ids(caller, Shapes.PARTNER, null, "Bronze")).isEmpty();
        assertThat(world.ids(RecordWorld.administrator(), Shapes.PARTNER, null, "hidden words"))
                .containsExactly(gold);
    }

    @Test
    void writing_needs_the_right_to_each_field_in_that_record() {
        var caller = access.holding(ME, MY_DEPARTMENT, "shop.mixed");
        assertThat(world.update(caller, Shapes.ORDER, mine, "{'amount':'101'}").changed())
                .isTrue();
        assertThatThrownBy(() -> world.update(caller, Shapes.ORDER, colleagues, "{'amount':'102'}"))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.kind()).isEqualTo(Rejected.Kind.NOT_FOUND));
        assertThatThrownBy(() -> world.update(caller, Shapes.ORDER, mine, "{'cost':'1'}"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("field_read_only"));
        var narrow = access.holding(ME, MY_DEPARTMENT, "shop.narrow");
        assertThatThrownBy(() -> world.update(narrow, Shapes.ORDER, mine, "{'cost':'1'}"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("unknown_field"));
        assertThatThrownBy(() -> narrow.write(Shapes.ORDER, RecordAction.DELETE, null))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.kind()).isEqualTo(Rejected.Kind.FORBIDDEN));
    }

    @Test
    void a_column_that_is_hidden_cannot_be_set_in_rows_of_old_and_new_records() {
        var narrow = access.holding(ME, MY_DEPARTMENT, "shop.narrow");
        var rows = "{'items':[{'what':'nut','price':'0'}]}";

        assertThatThrownBy(() -> world.update(narrow, Shapes.ORDER, strangers, rows))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(
                                refused.problems().get(0))
                        .isEqualTo(Problem.at("/data/items/price", "unknown_field", Map.of("field", "items.price"))));
        var items =
                world.read(RecordWorld.administrator(), Shapes.ORDER, strangers).get("items");
        assertThat(items.get(0).get("price").asText()).isEqualTo("9.90");
    }

    @Test
    void a_change_must_not_leave_all_scopes_unless_the_record_is_given_away() {
        access.role(
                "shop.open",
                "[{'form':'order','actions':['read','create','update'],'scope':{'field':'stage','op':'eq','value':'open'},'fields':{'*':'write'}}]");
        var caller = access.holding(ME, null, "shop.open");
        var id = world.insert(caller, Shapes.ORDER, "{'no':'O1','stage':'open'}");
        assertThatThrownBy(() -> world.insert(caller, Shapes.ORDER, "{'no':'O2','stage':'won'}"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("outside_scope"));
        assertThatThrownBy(() -> world.update(caller, Shapes.ORDER, id, "{'stage':'won'}"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("outside_scope"));
        assertThat(world.update(caller, Shapes.ORDER, id, "{'stage':'won','owner':'" + OTHER + "'}")
                        .changed())
                .isTrue();
        assertThat(world.reads(caller, Shapes.ORDER, id)).isFalse();
        world.delete(RecordWorld.administrator(), Shapes.ORDER, id);
    }

    @Test
    void the_rights_of_one_record_are_the_union_of_the_grants_that_reach_it() {
        var caller = access.holding(ME, MY_DEPARTMENT, "shop.mixed");
        var own = world.rights(caller, Shapes.ORDER, mine);
        assertThat(own.may(RecordAction.UPDATE)).isTrue();
        assertThat(own.visible()).containsEntry("amount", FieldRight.WRITE).containsEntry("cost", FieldRight.READ);
        var other = world.rights(caller, Shapes.ORDER, colleagues);
        assertThat(other.may(RecordAction.UPDATE)).isFalse();
        assertThat(other.visible()).containsEntry("email", FieldRight.MASKED).doesNotContainKeys("amount", "cost");
    }

    @Test
    void history_leaves_out_what_may_not_be_read() {
        var narrow = access.holding(ME, MY_DEPARTMENT, "shop.narrow");
        var changes = world.store
                .history(narrow.scope(RecordQuery.of(Shapes.ORDER, null, 1)), colleagues)
                .await()
                .indefinitely();
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).diff().toString()).contains("C1", "bolt").doesNotContain("cost", "somebody", "9.90");
    }

    private UUID order(String no, UUID partner, UUID owner, UUID department) {
        return world.insert(
                RecordWorld.administrator(),
                Shapes.ORDER,
                RecordWorld.json("{'no':'" + no + "','partner':'" + partner
                        + "','stage':'won','amount':'100','cost':'50','email':'somebody@example.com','owner':'" + owner
                        + "','items':[{'what':'bolt','price':'9.90'}]}"),
                owner,
                department);
    }
}
