package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.EmailAddress;
import org.mortise.core.kernel.PhoneNumber;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.PersonTable.Standing;

/** What must be true of a person before they are written. */
@ApplicationScoped
class PersonRules {

    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");

    private final PersonTable table;

    PersonRules(PersonTable table) {
        this.table = table;
    }

    Uni<Void> check(Transaction transaction, Person person) {
        return table.standing(transaction, person)
                .map(standing -> problems(person, standing))
                .invoke(problems -> {
                    if (!problems.isEmpty()) {
                        throw Rejected.invalid(problems);
                    }
                })
                .replaceWithVoid();
    }

    private static List<Problem> problems(Person person, Standing standing) {
        var problems = new ArrayList<Problem>();
        if (!LOGIN.matcher(person.login()).matches()) {
            problems.add(Problem.at("/login", "login_invalid"));
        }
        if (standing.loginTaken()) {
            problems.add(Problem.at("/login", "login_taken"));
        }
        OrgRules.name(person.name()).ifPresent(problems::add);
        problems.addAll(problems(person.contact(), standing));
        if (!standing.departmentKnown()) {
            problems.add(Problem.at("/department", "department_unknown"));
        }
        if (!standing.managerKnown()) {
            problems.add(Problem.at("/manager", "person_unknown"));
        }
        if (standing.circle()) {
            problems.add(Problem.at("/manager", "manager_circle"));
        }
        if (standing.lastAdministrator() && !(person.administrator() && person.active())) {
            problems.add(Problem.at("/administrator", "last_administrator"));
        }
        return problems;
    }

    private static List<Problem> problems(Contact contact, Standing standing) {
        var problems = new ArrayList<Problem>();
        OrgRules.code("/employeeNo", contact.employeeNo()).ifPresent(problems::add);
        if (standing.employeeNoTaken()) {
            problems.add(Problem.at("/employeeNo", "employee_no_taken"));
        }
        if (contact.mobile() != null
                && PhoneNumber.of(contact.mobile())
                        .filter(number -> number.kind() != PhoneNumber.Kind.LANDLINE)
                        .isEmpty()) {
            problems.add(Problem.at("/mobile", "person_mobile_invalid"));
        }
        if (contact.email() != null && EmailAddress.of(contact.email()).isEmpty()) {
            problems.add(Problem.at("/email", "person_email_invalid"));
        }
        return problems;
    }
}
