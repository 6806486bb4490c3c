package org.example.grants;

import dev.openbook.rule.RuleBook;
import dev.openbook.rules.RuleBooks;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;

/** The application. Its rules lie beside its classes. */
@SpringBootApplication
public class GrantsApplication {

    /** Starts it; ends at once, since nothing of it serves. */
    public static void main(String[] arguments) {
        SpringApplication.run(GrantsApplication.class, arguments);
    }

    @Bean
    RuleBook rules(@Value("classpath:rules") Resource folder) throws IOException {
        return RuleBooks.load(folder.getFile().toPath());
    }
}
