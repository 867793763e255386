import {byId} from './boot_screen.js';

// What draws the triangles of the program: places in pixels, coverage and colours, named and numbered
// as library_gl.js tells the program.
const vertexShader = `#version 300 es
precision highp float;
layout (location = 0) in vec2 Position;
layout (location = 1) in vec2 UV;
layout (location = 2) in vec4 Color;
uniform mat4 ProjMtx;
out vec2 place;
out vec4 tint;
void main() {
  place = UV;
  tint = Color;
  gl_Position = ProjMtx * vec4(Position, 0.0, 1.0);
}`;
const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D Texture;
in vec2 place;
in vec4 tint;
layout (location = 0) out vec4 color;
void main() {
  color = tint * texture(Texture, place);
}`;

// The graphics process compiles and links while the program is on its way.
/** @param {WebGL2RenderingContext} gl */
function startShaders(gl) {
  const program = gl.createProgram();
  const sources = /** @type {const} */ (
    [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]]);
  for (const [kind, text] of sources) {
    const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  // To ask waits for the answer. Now nothing else is to be done; later other work of the graphics
  // process would have to be waited for, too. The browser then knows it.
  gl.getProgramParameter(program, gl.LINK_STATUS);
  gl.getUniformLocation(program, 'ProjMtx');
  return program;
}

// To open a context takes the graphics process a while: it does so while the program is on its way.
// The program then asks for the same one (Platform::open). Gives the shaders, where they are.
export function openCanvas() {
  const canvas = /** @type {HTMLCanvasElement} */ (byId('canvas'));
  // It fills the window: to ask for its own size would lay out the page first.
  canvas.width = Math.round(window.innerWidth * window.devicePixelRatio);
  canvas.height = Math.round(window.innerHeight * window.devicePixelRatio);
  const gl = canvas.getContext('webgl2',
    {alpha: false, depth: false, antialias: false, powerPreference: 'low-power'});
  return gl && startShaders(gl);
}
