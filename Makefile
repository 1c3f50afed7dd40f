# The two commands of README, and what developers use besides. Each sets up what it lacks.
# `make draft` builds `dist` quickly and large, for trying things out: nothing that is measured.
.PHONY: run test dist draft package deny bench profile soak clean

run:    ; @bash .ci/serve
test:   ; @bash .ci/test
dist:   ; @bash .ci/dist
draft:  ; @bash .ci/draft
package: ; @bash .ci/package
deny:   ; @bash .ci/deny
bench:  ; @bash .ci/bench
profile: ; @bash .ci/profile
soak:   ; @bash .ci/soak
clean:  ; rm -rf dist target tests/e2e/node_modules tests/e2e/output
