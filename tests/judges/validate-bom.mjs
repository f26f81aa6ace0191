// Judges CycloneDX 1.7 and 1.6 JSON documents, each by the version it states: node validate-bom.mjs <file…>
// Exit code 0: every judge accepts every file. 1: at least one refuses; its reasons are on standard error. 2: wrong use.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import addFormats2019 from 'ajv-formats-draft2019';
import * as CycloneDX from '@cyclonedx/cyclonedx-library';

const versions = { '1.7': CycloneDX.Spec.Version.v1dot7, '1.6': CycloneDX.Spec.Version.v1dot6 };
const here = path.dirname(fileURLToPath(import.meta.url));

function officialSchema() {
    // Formats are asserted: without them the alternatives of a signature's algorithm cannot be told apart, and any text is an address.
    const ajv = addFormats2019(addFormats(new Ajv({ strict: false, allErrors: true })), { formats: ['idn-email'] });

    // An IRI is a URI once what is not ASCII is percent-encoded (RFC 3987, 3.1). The package's own check refuses every urn: it does not know.
    const uriReference = ajv.formats['uri-reference'];
    ajv.addFormat('iri-reference', text => uriReference.test(text.replace(/[^\x00-\x7f]+/gu, encodeURIComponent)));
    for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
        ajv.addSchema(JSON.parse(readFileSync(path.join(here, 'schemas', `${name}.schema.json`), 'utf8')));

    const compiled = new Map();
    const schemaOf = version => {
        if (!compiled.has(version))
            compiled.set(version, ajv.compile(JSON.parse(readFileSync(path.join(here, 'schemas', `bom-${version}.schema.json`), 'utf8'))));

        return compiled.get(version);
    };
    return text => {
        const bom = JSON.parse(text);
        if (!(bom.specVersion in versions))
            return [`specVersion is ${bom.specVersion}, not one of ${Object.keys(versions).join(', ')}`];

        const validate = schemaOf(bom.specVersion);
        return validate(bom) ? [] : validate.errors.map(error => `${error.instancePath || '/'} ${error.message}`);
    };
}

function library() {
    const validators = new Map(Object.entries(versions).map(([name, version]) => [name, new CycloneDX.Validation.JsonStrictValidator(version)]));
    return async text => {
        const validator = validators.get(JSON.parse(text).specVersion);
        if (validator === undefined)
            return ['no validator for its specVersion'];

        const error = await validator.validate(text);
        return error === null ? [] : [JSON.stringify(error)];
    };
}

// What a schema cannot say: refs are unique, links meet, versions and identifiers agree.
function references(text) {
    const bom = JSON.parse(text);
    const problems = [];
    const elements = [bom.metadata?.component, ...(bom.components ?? []), ...(bom.services ?? [])].filter(Boolean);
    const refs = new Set();
    for (const { 'bom-ref': ref } of elements) {
        if (refs.has(ref))
            problems.push(`bom-ref ${ref} stands twice`);

        refs.add(ref);
    }

    const entries = new Set((bom.dependencies ?? []).map(entry => entry.ref));
    for (const ref of refs) {
        if (!entries.has(ref))
            problems.push(`${ref} has no entry in dependencies`);
    }

    for (const target of [...entries, ...(bom.dependencies ?? []).flatMap(entry => entry.dependsOn ?? []), ...(bom.compositions ?? []).flatMap(c => c.dependencies ?? [])]) {
        if (!refs.has(target))
            problems.push(`${target} is referred to and does not exist`);
    }

    // A declaration that points to nothing proves nothing.
    const { assessors = [], attestations = [], claims = [], evidence = [], targets = {} } = bom.declarations ?? {};
    const requirements = (bom.definitions?.standards ?? []).flatMap(standard => standard.requirements ?? []);
    const known = (...lists) => new Set(lists.flat().map(item => item['bom-ref']));
    const [assessorRefs, claimRefs, evidenceRefs, requirementRefs] = [known(assessors), known(claims), known(evidence), known(requirements)];
    const targetRefs = known(targets.components ?? [], targets.services ?? [], targets.organizations ?? [], elements);
    const meet = (set, target, what) => {
        if (target !== undefined && !set.has(target))
            problems.push(`${what} ${target} is referred to and does not exist`);
    };
    for (const attestation of attestations) {
        meet(assessorRefs, attestation.assessor, 'assessor');
        for (const { requirement, claims: made = [], counterClaims = [] } of attestation.map ?? []) {
            meet(requirementRefs, requirement, 'requirement');
            [...made, ...counterClaims].forEach(claim => meet(claimRefs, claim, 'claim'));
        }
    }

    for (const claim of claims) {
        meet(targetRefs, claim.target, 'target');
        [...(claim.evidence ?? []), ...(claim.counterEvidence ?? [])].forEach(proof => meet(evidenceRefs, proof, 'evidence'));
    }

    return problems;
}

// What the program cdx-validate does with --strict and --fail-severity critical, in this process: starting it takes seconds for each document.
// Compliance scores are advice about completeness, not about validity: only schema and cross references are asked for.
async function cdxValidate() {
    const module = path.join(here, 'node_modules', '@cyclonedx', 'cdxgen', 'lib', 'validator', 'index.js');
    if (!existsSync(module))
        return () => [`cdx-validate is not where it should be: ${module}`];

    process.env.CDXGEN_DEBUG_MODE = 'debug';
    const { shouldFail, validateBomAdvanced } = await import(pathToFileURL(module));
    return text => {
        // The reasons stand on the console of a debug run only.
        const said = [];
        const console_ = { log: console.log, warn: console.warn, error: console.error };
        console.log = console.warn = console.error = (...parts) => said.push(parts.map(part => typeof part === 'string' ? part : JSON.stringify(part)).join(' '));
        try {
            const report = validateBomAdvanced(JSON.parse(text), {});
            const { shouldFail: fails = false, reason = '' } = shouldFail(report, { failSeverity: 'critical', strict: true }) ?? {};
            return report.schemaValid === false || fails ? [`${reason} ${said.join(' ')}`.trim().slice(0, 2000)] : [];
        } finally {
            Object.assign(console, console_);
        }
    };
}

const files = process.argv.slice(2);
if (files.length === 0) {
    console.error('usage: node validate-bom.mjs <file…>');
    process.exit(2);
}

const judges = { 'official schema': officialSchema(), 'cyclonedx-library': library(), references, 'cdx-validate': await cdxValidate() };
let refused = false;
for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const [name, judge] of Object.entries(judges)) {
        let problems;
        try {
            problems = await judge(text, file);
        } catch (error) {
            problems = [error.message];
        }

        for (const problem of problems) {
            refused = true;
            console.error(`${path.basename(file)}: ${name}: ${problem}`);
        }
    }
}

process.exit(refused ? 1 : 0);
