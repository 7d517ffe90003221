package dev.loveless.asl.validate;

import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.StateMachineType;

/**
 * What the rules for the fields of a state have to know about it.
 *
 * @param language the language the state's expressions are in
 * @param languageIsChecked whether fields of the other language are refused; not so in a state whose own language is
 *     refused already (recorded)
 * @param type of the machine
 */
record StateContext(QueryLanguage language, boolean languageIsChecked, StateMachineType type, Findings findings) {
    boolean isJsonata() {
        return language == QueryLanguage.JSONATA;
    }
}
