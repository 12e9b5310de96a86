export const id = 995;
export const ids = [995];
export const modules = {

/***/ 20995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderCodeQuality: () => (/* binding */ renderCodeQuality)
/* harmony export */ });
function renderCodeQuality(problems) {
    const seen = new Map();
    const entries = problems.flatMap(({ at, message, code, level }) => {
        if (at === undefined)
            return [];
        const place = `${at.file}:${at.line}: `;
        const description = message.startsWith(place) ? message.slice(place.length) : message;
        const key = `${code}:${at.file}:${description}`;
        const nth = seen.get(key) ?? 0;
        seen.set(key, nth + 1);
        return [
            {
                description,
                check_name: /^(\w+): /.exec(description)?.[1] ?? code,
                fingerprint: `${key}:${nth}`,
                severity: level === 'error' ? 'major' : 'minor',
                location: { path: at.file, lines: { begin: at.line } },
            },
        ];
    });
    return `${JSON.stringify(entries, undefined, 2)}\n`;
}


/***/ })

};
