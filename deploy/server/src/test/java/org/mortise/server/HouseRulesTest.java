package org.mortise.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The rules of the house, over the classes of every module. */
@AnalyzeClasses(
        packages = "org.mortise",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.WithoutPackagedTests.class})
class HouseRulesTest {

    /** What other modules lend of their tests comes in a jar once they are packaged. */
    static final class WithoutPackagedTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** Low to high: each may use only what stands before it. */
    static final List<String> CORE = List.of(
            "kernel",
            "vault",
            "database",
            "http",
            "formula",
            "condition",
            "org",
            "session",
            "metadata",
            "event",
            "job",
            "access",
            "store",
            "contract",
            "audit",
            "file",
            "notify",
            "connector",
            "template");

    @ArchTest
    static final ArchRule engines_know_the_core_but_not_each_other =
            slices().matching("org.mortise.(form|flow|rule|report)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule the_core_knows_no_engine = noClasses()
            .that()
            .resideInAPackage("org.mortise.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.mortise.form..", "org.mortise.flow..", "org.mortise.rule..", "org.mortise.report..");

    @ArchTest
    static final ArchRule features_form_no_cycle =
            slices().matching("org.mortise.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule formula_and_condition_are_pure = classes()
            .that()
            .resideInAnyPackage("org.mortise.core.formula..", "org.mortise.core.condition..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.mortise.core.formula..",
                    "org.mortise.core.condition..",
                    "org.mortise.core.kernel..");

    @ArchTest
    static final ArchRule sql_is_spoken_by_the_store_and_by_tables = noClasses()
            .that()
            .resideOutsideOfPackages("org.mortise.core.store..", "org.mortise.core.database..", "org.mortise.server..")
            .and()
            .haveSimpleNameNotEndingWith("Table")
            .and(DescribedPredicate.not(nestedInATable()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx.mutiny.sqlclient..", "io.vertx.mutiny.pgclient..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule names_say_what_things_are =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|DTO)");

    @ArchTest
    static final ArchRule packages_are_features = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..dto..", "..impl..", "..misc..");

    @ArchTest
    static final ArchRule only_resources_have_paths =
            classes().that().areAnnotatedWith("jakarta.ws.rs.Path").should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule dependencies_come_through_constructors =
            noFields().should().beAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule nothing_waits = noClasses()
            .that()
            .resideOutsideOfPackage("org.mortise.server..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod("io.smallrye.mutiny.Uni", "await");

    @ArchTest
    static final ArchRule every_package_is_null_marked =
            classes().that().resideInAPackage("org.mortise..").should(liveInANullMarkedPackage());

    @ArchTest
    static void core_packages_use_only_those_before_them(com.tngtech.archunit.core.domain.JavaClasses classes) {
        for (var index = 0; index < CORE.size(); index++) {
            var later = CORE.subList(index + 1, CORE.size()).stream()
                    .map(name -> "org.mortise.core." + name + "..")
                    .toArray(String[]::new);
            if (later.length == 0) {
                continue;
            }
            noClasses()
                    .that(resideInAPackage("org.mortise.core." + CORE.get(index) + ".."))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    /** A package without {@code package-info} has no class that could be looked at, so its members are. */
    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getName() + " lives in " + type.getPackageName() + ", which is not @NullMarked"));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> nestedInATable() {
        return DescribedPredicate.describe("nested in a table", type -> type.getEnclosingClass()
                .map(outer -> outer.getSimpleName().endsWith("Table"))
                .orElse(false));
    }
}
