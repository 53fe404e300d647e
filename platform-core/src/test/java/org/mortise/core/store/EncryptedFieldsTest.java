package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.TestAccess;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Mask;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.testing.Canary;

/** Fields whose values the database keeps sealed: what is compared, what is refused, and that nothing stands in clear anywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptedFieldsTest {

    private static final UUID ME = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final Canary SECRET = new Canary("QZX949123100X");
    private static final String SECRET_ID = "11010519491231002X";
    private static final FormShape FORM = Shapes.order(
            sealed(Shapes.unique(Shapes.showing(Mask.PAPER, Shapes.field("idcard", "idcard", ValueType.TEXT)))),
            sealed(Shapes.field("remark", "textarea", ValueType.LONG_TEXT)),
            Shapes.table(
                    "people",
                    "f_order_people",
                    Shapes.field("name", "text", ValueType.TEXT),
                    sealed(Shapes.showing(Mask.ENDS, Shapes.field("code", "text", ValueType.TEXT)))));

    private final RecordWorld world = new RecordWorld();
    private final TestAccess access = new TestAccess()
            .vault(RecordWorld.VAULT)
            .form(Shapes.partner())
            .form(FORM)
            .role(
                    "shop.masked",
                    "[{'form':'order','actions':['read'],'scope':'all','fields':{'*':'read','idcard':'masked','remark':'hidden',"
                            + "'people.code':'masked'}}]");
    private final CallerAccess administrator = access.administrator();
    private UUID first;
    private UUID second;
    private UUID blank;

    private static FieldShape sealed(FieldShape field) {
        return field.but().encrypted(true).build();
    }

    @BeforeAll
    void fill() {
        world.publish(null, Shapes.partner());
        world.publish(null, FORM);
        first = world.insert(
                administrator,
                Shapes.ORDER,
                "{'no':'A1','idcard':'" + SECRET_ID + "','remark':'" + SECRET
                        + " said','people':[{'name':'one','code':'" + SECRET + "'},{'name':'two'}]}");
        second = world.insert(
                administrator, Shapes.ORDER, "{'no':'A2','idcard':'44030119900101999X','remark':'nothing'}");
        blank = world.insert(administrator, Shapes.ORDER, "{'no':'A3'}");
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void whoever_may_read_sees_what_was_written() {
        var read = world.read(administrator, Shapes.ORDER, first);

        assertThat(read.path("idcard").asText()).isEqualTo(SECRET_ID);
        assertThat(read.path("remark").asText()).isEqualTo(SECRET + " said");
        assertThat(read.path("people").get(0).path("code").asText()).isEqualTo(SECRET.toString());
        assertThat(world.list(administrator, RecordQuery.of(Shapes.ORDER, null, 10))
                        .records())
                .extracting(record -> Json.parse(record.data()).path("idcard").asText())
                .contains(SECRET_ID);
    }

    @Test
    void whoever_sees_it_masked_gets_the_mask_of_the_value() {
        var read = world.read(access.holding(ME, null, "shop.masked"), Shapes.ORDER, first);

        assertThat(read.path("idcard").asText()).isEqualTo("110***********002X");
        assertThat(read.has("remark")).isFalse();
        assertThat(read.path("people").get(0).path("code").asText()).isEqualTo("Q********X");
        assertThat(read.path("people").get(1).has("code")).isFalse();
        assertThat(world.read(access.holding(ME, null, "shop.masked"), Shapes.ORDER, blank)
                        .has("idcard"))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "TELEPHONE,13812345678",
        "TELEPHONE,0755-2345678",
        "TELEPHONE,1381234",
        "PAPER,11010519491231002X",
        "PAPER,110105194",
        "PAPER,91350100M000100Y43",
        "MAILBOX,somebody@example.com",
        "MAILBOX,@example.com",
        "ENDS,三个字",
        "ENDS,a long text that goes on",
        "ENDS,ab",
        "NOTHING,6901234567892"
    })
    void the_mask_is_that_of_the_database(Mask mask, String value) {
        var shown =
                world.rows("SELECT rec.mask($1, $2)", mask.name(), value).get(0).getString(0);

        assertThat(Masks.of(mask, value)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'field':'idcard','op':'eq','value':'11010519491231002X'} | 1",
                "{'field':'idcard','op':'eq','value':'11010519491231003X'} | ",
                "{'field':'idcard','op':'ne','value':'11010519491231002X'} | 2",
                "{'field':'idcard','op':'in','value':['11010519491231002X','44030119900101999X']} | 12",
                "{'field':'idcard','op':'in','value':[]} | ",
                "{'field':'idcard','op':'notIn','value':['44030119900101999X']} | 1",
                "{'field':'idcard','op':'empty'} | 3",
                "{'field':'idcard','op':'notEmpty'} | 12",
                "{'not':{'field':'idcard','op':'eq','value':'11010519491231002X'}} | 2",
                "{'field':'remark','op':'empty'} | 3",
                "{'field':'people.code','op':'eq','value':'QZX949123100X'} | 1",
                "{'field':'people.code','op':'eq','value':'other'} | ",
                "{'rows':'people','where':{'field':'code','op':'eq','value':'QZX949123100X'}} | 1"
            })
    void it_is_compared_for_being_the_same(String filter, String expected) {
        var names = List.of(first, second, blank);
        var found = world.ids(administrator, Shapes.ORDER, filter.strip(), null).stream()
                .map(id -> names.indexOf(id) + 1)
                .sorted()
                .map(String::valueOf)
                .reduce("", String::concat);

        assertThat(found).isEqualTo(expected == null ? "" : expected.strip());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'field':'idcard','op':'contains','value':'1101'}",
                "{'field':'idcard','op':'startsWith','value':'1101'}",
                "{'field':'idcard','op':'eq','value':{'field':'no'}}",
                "{'field':'no','op':'eq','value':{'field':'idcard'}}",
                "{'expr':'LEFT({idcard}, 6) = {no}'}"
            })
    void nothing_else_is_asked_of_it(String filter) {
        assertThatThrownBy(() -> world.ids(administrator, Shapes.ORDER, filter, null))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("field_encrypted"));
    }

    @Test
    void no_list_is_in_its_order_and_no_group_made_by_it() {
        var sorted = new RecordQuery(
                Shapes.ORDER,
                null,
                null,
                List.of(new RecordQuery.Sort(FieldPath.of("idcard"), false)),
                List.of(),
                null,
                10);

        assertThatThrownBy(() -> world.list(administrator, sorted)).isInstanceOf(Rejected.class);
    }

    @Test
    void two_records_never_share_a_value_that_is_unique() {
        assertThatThrownBy(() -> world.insert(administrator, Shapes.ORDER, "{'no':'A9','idcard':'" + SECRET_ID + "'}"))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("not_unique"));
        var standing = world.store
                .standings(FORM, List.of(RecordWorld.json("{'no':'B1','idcard':'" + SECRET_ID + "'}")))
                .await()
                .indefinitely();
        assertThat(standing).extracting(Standing::other).contains(first);
    }

    @Test
    void how_many_are_filled_can_be_counted() {
        var measure = new AggregateQuery.Measure("n", AggregateQuery.Aggregate.COUNT, FieldPath.of("idcard"));
        var query = new AggregateQuery(Shapes.ORDER, List.of(), List.of(measure), null, null, List.of(), 1);

        assertThat(world.store
                        .aggregate(administrator.aggregate(query))
                        .await()
                        .indefinitely()
                        .rows()
                        .get(0)
                        .toString())
                .contains("2");
    }

    @Test
    void nothing_stands_in_clear_whatever_happens_to_a_record() throws SQLException {
        var id = world.insert(
                administrator,
                Shapes.ORDER,
                "{'no':'C1','idcard':'53010219800101004X','people':[{'name':'one','code':'" + SECRET + "'}]}");
        world.update(administrator, Shapes.ORDER, id, "{'idcard':'53010219800101005X','remark':'" + SECRET + "'}");
        world.update(administrator, Shapes.ORDER, id, "{'people':[{'name':'new','code':'" + SECRET + "2'}]}");
        world.delete(administrator, Shapes.ORDER, id);
        clean("in the trash");
        assertThat(world.store
                        .trash(administrator.scope(RecordQuery.of(Shapes.ORDER, null, 10)))
                        .await()
                        .indefinitely()
                        .rows()
                        .records())
                .extracting(record -> Json.parse(record.data()).path("idcard").asText())
                .containsExactly("53010219800101005X");
        world.inTransaction(transaction -> world.store.restore(
                transaction, world.write(administrator, Shapes.ORDER, RecordAction.DELETE), id, RecordWorld.stamp()));
        clean("taken back");
        assertThat(world.read(administrator, Shapes.ORDER, id)
                        .path("people")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo(SECRET + "2");
        assertThat(world.ids(
                        administrator, Shapes.ORDER, "{'field':'idcard','op':'eq','value':'53010219800101005X'}", null))
                .containsExactly(id);
        var told = new ArrayList<String>();
        world.store
                .history(administrator.scope(RecordQuery.of(Shapes.ORDER, null, 1)), id)
                .await()
                .indefinitely()
                .forEach(change -> told.add(change.diff().toString()));
        assertThat(told).hasSize(5).noneMatch(diff -> diff.contains("\"sealed\""));
        assertThat(String.join("", told)).contains("53010219800101004X", SECRET + "2");
        world.delete(administrator, Shapes.ORDER, id);
    }

    private void clean(String when) throws SQLException {
        try (var jdbc = world.postgres.jdbc()) {
            for (var canary : List.of(
                    SECRET,
                    new Canary(SECRET_ID),
                    new Canary("53010219800101004X"),
                    new Canary("53010219800101005X"))) {
                assertThat(canary.places(jdbc)).as(when).isEmpty();
            }
        }
    }

    @Test
    void many_at_once_are_sealed_as_well() throws SQLException {
        var form = ObjectKey.parse("shop.order");
        var record = new NewRecord(
                Ids.next(),
                RecordWorld.json("{'no':'D1','people':[{'code':'" + SECRET + "'}]}"),
                java.util.Set.of("no"),
                ME,
                null);
        world.inTransaction(transaction -> world.store.insertMany(
                transaction,
                administrator.write(form, RecordAction.CREATE, null),
                List.of(record),
                RecordWorld.stamp()));

        clean("after an import");
        assertThat(world.read(administrator, form, record.id())
                        .path("people")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo(SECRET.toString());
        world.delete(administrator, form, record.id());
    }
}
