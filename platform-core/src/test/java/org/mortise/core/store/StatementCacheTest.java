package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.TestAccess;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.Identity;

class StatementCacheTest {

    private static final UUID ME = new UUID(0, 1);

    private final StatementCache cache = new StatementCache();
    private final AtomicInteger compiled = new AtomicInteger();
    private final TestAccess access = RecordWorld.access()
            .role("shop.own", "[{'form':'order','actions':['read'],'scope':'own','fields':{'*':'read'}}]")
            .role("shop.all", "[{'form':'order','actions':['read'],'scope':'all','fields':{'*':'read'}}]");

    @Test
    void the_same_question_of_the_same_person_is_compiled_once() {
        ask(access.holding(ME, null, "shop.own"), null);
        ask(access.holding(ME, null, "shop.own"), null);
        assertThat(compiled.get()).isEqualTo(1);
        ask(access.holding(new UUID(0, 2), null, "shop.own"), null);
        ask(access.holding(ME, null, "shop.all"), null);
        ask(access.holding(ME, null, "shop.own"), "{'field':'stage','op':'eq','value':'won'}");
        assertThat(compiled.get()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field':'at','op':'lt','value':{'var':'now'}}",
                "{'not':{'field':'at','op':'lt','value':{'relative':'now-2h'}}}",
                "{'expr':'{at} < NOW()'}",
                "{'field':'dept_id','op':'inSubtree','value':'00000000-0000-7000-8000-0000000000d1'}"
            })
    void a_question_about_the_moment_or_the_departments_is_compiled_each_time(String filter) {
        var caller = access.holding(ME, null, "shop.all");
        ask(caller, filter);
        ask(caller, filter);
        assertThat(compiled.get()).isEqualTo(2);
    }

    @Test
    void a_scope_of_another_form_that_speaks_of_the_moment_counts_too() {
        access.role(
                "shop.recent",
                "[{'form':'partner','actions':['read'],'scope':{'field':'created_at','op':'lt','value':{'var':'now'}},'fields':{'*':'read'}}]");
        var caller = access.holding(ME, null, "shop.all", "shop.recent");
        ask(caller, null);
        ask(caller, null);
        assertThat(compiled.get()).isEqualTo(2);
    }

    /** Whoever shares a statement shares its parameters, and with them who he is and what he may see. */
    @Test
    void callers_who_differ_in_anything_never_share_a_statement() {
        var random = new Random(20_261);
        access.role(
                        "shop.team",
                        "[{'form':'order','actions':['read'],'scope':'own_and_subordinates','fields':{'*':'read'}}]")
                .role(
                        "shop.branch",
                        "[{'form':'order','actions':['read'],'scope':'department_tree','fields':{'no':'read'}}]")
                .role("shop.same", "[{'form':'order','actions':['read'],'scope':'own','fields':{'*':'read'}}]");
        var roles = List.of("shop.own", "shop.all", "shop.team", "shop.branch", "shop.same");
        var owners = new HashMap<Integer, List<Object>>();
        for (var round = 0; round < 3_000; round++) {
            var caller = access.caller(new Identity(
                    new UUID(0, random.nextInt(3)),
                    "somebody",
                    random.nextInt(5) == 0,
                    random.nextBoolean() ? null : new UUID(1, random.nextInt(2)),
                    some(random, 1),
                    some(random, 0),
                    roles.stream()
                            .filter(role -> random.nextInt(3) == 0)
                            .map(ObjectKey::parse)
                            .collect(Collectors.toSet()),
                    Locale.US));
            var form = caller.form(Shapes.ORDER);
            var statement = cache.get("list", form, null, "", Integer.class, compiled::incrementAndGet);
            var owner = List.<Object>of(caller.identity(), form.grants());
            assertThat(owners.putIfAbsent(statement, owner)).isIn(null, owner);
        }
        assertThat(owners).hasSizeBetween(100, 2_900);
    }

    private static Set<UUID> some(Random random, long kind) {
        return random.nextBoolean() ? Set.of() : Set.of(new UUID(kind, random.nextInt(2)));
    }

    private void ask(CallerAccess caller, @org.jspecify.annotations.Nullable String filter) {
        var condition = RecordWorld.condition(filter);
        var asked = cache.get(
                "list",
                caller.form(Shapes.ORDER),
                condition,
                filter == null ? "" : filter,
                Integer.class,
                compiled::incrementAndGet);
        assertThat(asked).isPositive();
    }
}
