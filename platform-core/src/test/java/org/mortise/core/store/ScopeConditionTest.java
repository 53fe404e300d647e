package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mortise.core.access.TestAccess;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.Identity;

/** What scopes that are conditions may ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeConditionTest {

    private static final UUID ME = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID MY_DEPARTMENT = UUID.fromString("00000000-0000-7000-8000-0000000000d1");
    private static final UUID OTHER_DEPARTMENT = UUID.fromString("00000000-0000-7000-8000-0000000000d2");

    private final RecordWorld world = RecordWorld.withForms();
    private final TestAccess access = RecordWorld.access();
    private UUID mine;
    private UUID colleagues;
    private UUID strangers;

    @BeforeAll
    void fill() {
        var partner =
                world.insert(RecordWorld.administrator(), Shapes.PARTNER, "{'name':'Gold partner','level':'gold'}");
        mine = order("M1", partner, ME, MY_DEPARTMENT);
        colleagues = order("C1", partner, OTHER, MY_DEPARTMENT);
        strangers = order("S1", partner, OTHER, OTHER_DEPARTMENT);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void a_scope_over_the_people_of_a_department_follows_who_belongs_to_it_although_nobody_changed_who_asks() {
        access.role(
                "shop.colleagues",
                "[{'form':'order','actions':['read'],'scope':{'field':'owner_id','op':'in','value':{'var':'user.departmentPeople'}},"
                        + "'fields':{'*':'read'}}]");
        access.role(
                "shop.branch",
                "[{'form':'order','actions':['read'],'scope':{'field':'owner_id','op':'in','value':{'var':'user.departmentTreePeople'}},"
                        + "'fields':{'*':'read'}}]");
        access.members(MY_DEPARTMENT, ME).members(OTHER_DEPARTMENT, OTHER);
        assertThat(world.ids(access.holding(ME, MY_DEPARTMENT, "shop.colleagues"), Shapes.ORDER, null, null))
                .containsExactly(mine);
        var above = new Identity(
                ME,
                "me",
                false,
                MY_DEPARTMENT,
                Set.of(MY_DEPARTMENT, OTHER_DEPARTMENT),
                Set.of(ME),
                Set.of(ObjectKey.parse("shop.branch")),
                Locale.US);
        assertThat(world.ids(access.caller(above), Shapes.ORDER, null, null))
                .containsExactlyInAnyOrder(mine, colleagues, strangers);

        access.members(MY_DEPARTMENT, ME, OTHER);
        assertThat(world.ids(access.holding(ME, MY_DEPARTMENT, "shop.colleagues"), Shapes.ORDER, null, null))
                .containsExactlyInAnyOrder(mine, colleagues, strangers);
        assertThat(world.ids(access.holding(ME, null, "shop.colleagues"), Shapes.ORDER, null, null))
                .isEmpty();
    }

    @Test
    void a_scope_may_ask_whether_one_row_meets_all_that_is_asked_of_it() {
        var cheap =
                "{'rows':'items','where':{'all':[{'field':'what','op':'eq','value':'bolt'},{'field':'price','op':'lt','value':%d}]}}";
        for (var most : List.of(5, 10)) {
            access.role(
                    "shop.below" + most,
                    "[{'form':'order','actions':['read'],'fields':{'*':'read'},'scope':" + cheap.formatted(most)
                            + "}]");
        }
        assertThat(world.ids(access.holding(ME, null, "shop.below10"), Shapes.ORDER, null, null))
                .isNotEmpty()
                .isEqualTo(world.ids(RecordWorld.administrator(), Shapes.ORDER, cheap.formatted(10), null));
        assertThat(world.ids(access.holding(ME, null, "shop.below5"), Shapes.ORDER, null, null))
                .isEmpty();
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
